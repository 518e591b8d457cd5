using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Protocol;

/// <summary>Whose eyes a view is for.</summary>
internal enum Audience
{
    Visitor = 0,
    Agent = 1,
}

/// <summary>From the log to what browsers see.</summary>
internal static class EventViews
{
    public static EventsPage Page(SessionPage page, Audience audience)
    {
        var events = page.Events.Select(logged => Of(logged, audience)).ToArray();
        var more = events.Length > 0 && events[^1].Seq < page.Summary.Seq;
        return new(page.Summary.Id.ToString(), Words.Of(page.Summary.Status), page.Summary.Seq, more, events);
    }

    public static EventsPush Push(SessionId session, IEnumerable<LoggedEvent> events, Audience audience) =>
        new(session.ToString(), [.. events.Select(logged => Of(logged, audience))]);

    public static EventView Of(LoggedEvent logged, Audience audience) =>
        audience == Audience.Visitor && IsHidden(logged.Body)
            ? new EventView { Seq = logged.Seq, At = logged.At, Type = "hidden" }
            : Describe(Bare(logged), logged.Body, audience);

    public static AuthorView Author(Author by, Audience audience) =>
        new(Words.Of(by.Kind), by.Name, audience == Audience.Agent ? by.Agent?.ToString() : null);

    private static EventView Bare(LoggedEvent logged) => new()
    {
        Seq = logged.Seq,
        At = logged.At,
        Type = Words.Of(logged.Body),
        MessageId = logged.MessageId?.ToString(),
    };

    /// <summary>What happens among agents stays among agents.</summary>
    private static bool IsHidden(SessionEvent body) =>
        body is TransferRequested or TransferSettled or WarningRaised or Linked;

    private static EventView Describe(EventView view, SessionEvent body, Audience audience) => body switch
    {
        SessionStarted started => view with { Status = Words.Of(started.Entry) },
        PreChatSubmitted form => view with { By = new("customer", form.Customer.Name, null) },
        FaqSuggested => view with { Status = Words.Of(SessionStatus.FaqSuggestion) },
        FaqAnswered answered => view with { Reason = answered.Solved ? "solved" : "unsolved" },
        OfflineOffered offered => view with { Reason = offered.Reason, Status = Words.Of(SessionStatus.OfflineForm) },
        RequestPosted => view with { Status = Words.Of(SessionStatus.RequestPosted) },
        Queued queued => view with
        {
            Reason = Words.Of(queued.Because),
            Number = queued.Position,
            Status = Words.Of(SessionStatus.InQueue),
        },
        MessagePosted message => Message(view, message, audience),
        MessageDeleted deleted => view with { UpTo = deleted.Message, By = Author(deleted.By, audience) },
        MessagesRead read => view with { UpTo = read.UpTo, By = new(Words.Of(read.By), null, null) },
        _ => DescribeTurn(view, body, audience),
    };

    private static EventView DescribeTurn(EventView view, SessionEvent body, Audience audience) => body switch
    {
        Accepted accepted => view with
        {
            By = Agent(accepted.Agent, audience),
            Reason = Words.Of(accepted.How),
            Status = Words.Of(SessionStatus.CustomerLast),
        },
        TransferRequested asked => view with
        {
            By = Agent(asked.From, audience),
            To = asked.To is { } colleague ? Agent(colleague, audience) : null,
        },
        TransferSettled settled => view with
        {
            By = settled.By is { } by ? Agent(by, audience) : null,
            Reason = Words.Of(settled.Outcome),
        },
        SessionEnded ended => view with
        {
            By = Author(ended.By, audience),
            Reason = Words.Of(ended.Reason),
            Status = Words.Of(ended.Status),
        },
        Reopened reopened => view with { By = Author(reopened.By, audience) },
        Rated rated => view with { Number = rated.Stars, Text = rated.Comment },
        WarningRaised warning => view with { Reason = Words.Of(warning.Kind) },
        BotSwitched bot => view with { By = new("bot", bot.Name, null), Reason = bot.Active ? "active" : "handedOff" },
        SessionDeleted deleted => view with { By = Author(deleted.By, audience), Status = Words.Of(SessionStatus.Deleted) },
        _ => view,
    };

    private static EventView Message(EventView view, MessagePosted message, Audience audience) => view with
    {
        By = Author(message.Author, audience),
        Kind = Words.Of(message.Kind),
        Text = message.Text,
        Status = message.Author.Kind == AuthorKind.Agent ? Words.Of(SessionStatus.AgentLast) : null,
    };

    private static AuthorView Agent(AgentRef agent, Audience audience) => Author(Sessions.Author.Of(agent), audience);
}
