using OrleansChat.Accounts.Profile;
using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Sessions;

/// <summary>From the log to what browsers see.</summary>
internal static class EventViews
{
    public static EventsPage Page(SessionPage page, Reader reader)
    {
        var events = page.Events.Select(logged => Of(logged, reader)).ToArray();
        var more = events.Length > 0 && events[^1].Seq < page.Summary.Seq;
        return new(page.Summary.Id.ToString(), Words.Of(page.Summary.Status), page.Summary.Seq, more, events);
    }

    public static EventsPush Push(SessionId session, IEnumerable<LoggedEvent> events, Reader reader) =>
        new(session.ToString(), [.. events.Select(logged => Of(logged, reader))]);

    public static EventView Of(LoggedEvent logged, Reader reader) =>
        logged.Body.IsVisibleTo(reader.Viewer)
            ? Describe(Bare(logged), logged.Body, reader)
            : new EventView { Seq = logged.Seq, At = logged.At, Type = Words.Hidden };

    public static AuthorView Author(Author by, Reader reader) =>
        new(Words.Of(by.Kind), reader.NameOf(by), reader.Audience == Audience.Agent ? by.Agent?.ToString() : null);

    private static EventView Bare(LoggedEvent logged) => new()
    {
        Seq = logged.Seq,
        At = logged.At,
        Type = Words.Of(logged.Body),
        MessageId = logged.MessageId?.ToString(),
    };

    private static EventView Describe(EventView view, SessionEvent body, Reader reader) => body switch
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
        MessagePosted message => Message(view, message, reader),
        MessageDeleted deleted => view with { UpTo = deleted.Message, By = Author(deleted.By, reader) },
        MessagesRead read => view with { UpTo = read.UpTo, By = new(Words.Of(read.By), null, null) },
        _ => DescribeTurn(view, body, reader),
    };

    private static EventView DescribeTurn(EventView view, SessionEvent body, Reader reader) => body switch
    {
        Accepted accepted => view with
        {
            By = Agent(accepted.Agent, reader),
            Reason = Words.Of(accepted.How),
            Status = Words.Of(SessionStatus.CustomerLast),
        },
        TransferRequested asked => view with
        {
            By = Agent(asked.From, reader),
            To = asked.To is { } colleague ? Agent(colleague, reader) : null,
        },
        TransferSettled settled => view with
        {
            By = settled.By is { } by ? Agent(by, reader) : null,
            Reason = Words.Of(settled.Outcome),
        },
        SessionEnded ended => view with
        {
            By = Author(ended.By, reader),
            Reason = Words.Of(ended.Reason),
            Status = Words.Of(ended.Status),
        },
        Reopened reopened => view with { By = Author(reopened.By, reader) },
        Rated rated => view with { Number = rated.Stars, Text = rated.Comment },
        WarningRaised warning => view with { Reason = Words.Of(warning.Kind) },
        BotSwitched bot => view with { By = new("bot", bot.Name, null), Reason = bot.Active ? "active" : "handedOff" },
        SessionDeleted deleted => view with { By = Author(deleted.By, reader), Status = Words.Of(SessionStatus.Deleted) },
        _ => view,
    };

    private static EventView Message(EventView view, MessagePosted message, Reader reader) => view with
    {
        By = Author(message.Author, reader),
        Kind = Words.Of(message.Kind),
        Text = message.Erased is null ? message.Text : null,
        Erased = message.Erased is null ? null : true,
        Status = message.Author.Kind == AuthorKind.Agent ? Words.Of(SessionStatus.AgentLast) : null,
    };

    private static AuthorView Agent(AgentRef agent, Reader reader) =>
        Author(Sessions.Author.Of(agent), reader) with { Photo = reader.Photos ? PhotoAddress.Of(agent.Photo) : null };
}
