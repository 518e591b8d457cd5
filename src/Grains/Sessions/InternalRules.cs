using System.Globalization;
using OrleansChat.Agents;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// Rules of what agents write and mark among themselves. None of it is activity of the chat: it prolongs and shortens no wait, and changes
/// nothing that the visitor is told.
/// </summary>
internal static class InternalRules
{
    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts)
    {
        if (facts.Status == SessionStatus.Deleted)
            return facts.NotNow(command);
        return command switch
        {
            AddNote note => Note(note),
            SendWhisper whisper => Whisper(whisper, facts),
            ChangeTags tags => Tags(tags, facts),
            _ => facts.NotNow(command),
        };
    }

    /// <summary>Also in a chat that has ended: what is to be remembered is often known only then.</summary>
    private static Result<Decision> Note(AddNote note)
    {
        if (MessagingRules.CheckText(note.Text) is { } bad)
            return bad;
        AgentRef[] mentions = [.. note.Mentions.DistinctBy(agent => agent.Id).Where(agent => agent.Id != note.By.Id)];
        return mentions.Length > SessionLimits.MostMentions
            ? TooMany(RefusalCodes.TooManyMentions, SessionLimits.MostMentions)
            : Decision.Of(new NoteAdded(Author.Of(note.By), note.Text, mentions));
    }

    private static Result<Decision> Whisper(SendWhisper whisper, SessionFacts facts)
    {
        if (MessagingRules.CheckText(whisper.Text) is { } bad)
            return bad;
        if (!facts.Status.IsOwned() || facts.Summary.Agent is not { } agent || agent.Id == whisper.By.Id)
            return facts.NotNow(whisper);
        if (whisper.To is { } meant && meant != agent.Id)
            return facts.NotNow(whisper);
        return Decision.Of(new WhisperSent(Author.Of(whisper.By), whisper.Text, agent, facts.Summary.Channel));
    }

    private static Result<Decision> Tags(ChangeTags change, SessionFacts facts)
    {
        var known = facts.Summary.TagIds();
        TagRef[] removed = [.. Distinct(change.Remove).Where(tag => known.Contains(tag.Id.ToString()))];
        TagRef[] added = [.. Distinct(change.Add)
            .Where(tag => !known.Contains(tag.Id.ToString()) && change.Remove.All(gone => gone.Id != tag.Id))];
        if (added.Length == 0 && removed.Length == 0)
            return Decision.Nothing;
        return known.Count + added.Length - removed.Length > SessionLimits.MostTags
            ? TooMany(RefusalCodes.TooManyTags, SessionLimits.MostTags)
            : Decision.Of(new TagsChanged(Author.Of(change.By), added, removed));
    }

    private static IEnumerable<TagRef> Distinct(IEnumerable<TagRef> tags) => tags.DistinctBy(tag => tag.Id);

    private static Refusal TooMany(string code, int most) => Refusal.With(code, "limit", most.ToString(CultureInfo.InvariantCulture));
}
