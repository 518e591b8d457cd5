using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Rules of links, bots and erasure.</summary>
internal static class HousekeepingRules
{
    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts)
    {
        if (facts.Status == SessionStatus.Deleted)
            return command is DeleteSession ? Decision.Nothing : facts.NotNow(command);
        return command switch
        {
            LinkSession link => Decision.Of(new Linked(link.Contact, link.Company, link.Request)),
            SwitchBot bot => Switch(bot, facts),
            DeleteSession delete => Decision.Of(new SessionDeleted(delete.By)),
            _ => facts.NotNow(command),
        };
    }

    private static Result<Decision> Switch(SwitchBot bot, SessionFacts facts)
    {
        if (facts.Status != SessionStatus.InQueue)
            return facts.NotNow(bot);
        if (bot.Active == facts.Summary.BotActive)
            return Decision.Nothing;
        if (bot.Active && facts.Summary.BotHandedOff)
            return facts.NotNow(bot);
        return Decision.Of(new BotSwitched(bot.Active, bot.Name));
    }
}
