using OrleansChat.Accounts.Profile;
using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Files;

namespace OrleansChat.Sessions;

/// <summary>From the log to what browsers see.</summary>
internal static class EventViews
{
    public static EventsPage Page(SessionPage page, Viewer viewer)
    {
        var more = page.Events.Count > 0 && page.Events[^1].Seq < page.Summary.Seq;
        return new(
            page.Summary.Id.ToString(),
            WireNames.Of(page.Summary.Status),
            viewer.NumberOf(page.Summary.Seq),
            more,
            [.. Shown(page.Events, viewer)],
            Numbering: viewer.Numbering is null ? null : VisitorNumbering.Current);
    }

    /// <summary>Null: there is nothing in it for the viewer, who must not even hear that there was something.</summary>
    public static EventsPush? Push(SessionId session, IEnumerable<LoggedEvent> events, Viewer viewer) =>
        Shown(events, viewer).ToArray() is { Length: > 0 } shown ? new(session.ToString(), shown) : null;

    /// <summary>What visitors do not see is left out for them; agents, who count as the log does, see that it is there.</summary>
    private static IEnumerable<EventView> Shown(IEnumerable<LoggedEvent> events, Viewer viewer) => events
        .Where(logged => viewer.Audience == Audience.Agent || logged.Body.IsVisibleTo(viewer.KindFor(logged.Body)))
        .Select(logged => Of(logged, viewer));

    public static EventView Of(LoggedEvent logged, Viewer viewer) =>
        logged.Body.IsVisibleTo(viewer.KindFor(logged.Body))
            ? Describe(Bare(logged, viewer), logged.Body, viewer)
            : new EventView { Seq = viewer.NumberOf(logged.Seq), At = logged.At, Type = EventNames.Hidden };

    public static AuthorView Author(Author by, Viewer viewer) =>
        new(WireNames.Of(by.Kind), viewer.NameOf(by), viewer.Audience == Audience.Agent ? by.Agent?.ToString() : null);

    private static EventView Bare(LoggedEvent logged, Viewer viewer) => new()
    {
        Seq = viewer.NumberOf(logged.Seq),
        At = logged.At,
        Type = EventNames.Of(logged.Body),
        MessageId = logged.MessageId?.ToString(),
    };

    private static EventView Describe(EventView view, SessionEvent body, Viewer viewer) => body switch
    {
        SessionStarted started => view with { Status = WireNames.Of(started.Entry) },
        PreChatSubmitted form => view with { By = new(WireNames.Of(AuthorKind.Customer), form.Customer.Name, null) },
        FaqSuggested suggested => view with
        {
            Status = WireNames.Of(SessionStatus.FaqSuggestion),
            Articles = [.. (suggested.Shown ?? []).Select(article => ArticleViews.Of(article, suggested.Channel))],
        },
        FaqRead read => view with { Articles = read.Erased is null ? [ArticleViews.Of(read.Article, null)] : [] },
        FaqAnswered answered => view with { Reason = answered.Solved ? EventReasons.Solved : EventReasons.Unsolved },
        OfflineOffered offered => view with
        {
            Reason = EventReasons.OfOffline(offered.Reason),
            Status = WireNames.Of(SessionStatus.OfflineForm),
        },
        RequestPosted => view with { Status = WireNames.Of(SessionStatus.RequestPosted) },
        Queued queued => view with
        {
            Reason = EventReasons.Of(queued.Because, viewer),
            Number = queued.Position,
            Status = WireNames.Of(SessionStatus.InQueue),
            Until = viewer.Audience == Audience.Agent ? queued.ManagersUntil : null,
        },
        MessageSent message => Message(view, message, viewer),
        MessageDeleted deleted => view with { UpTo = viewer.NumberOf(deleted.Message), By = Author(deleted.By, viewer) },
        MessagesRead read => view with
        {
            UpTo = viewer.NumberOf(read.UpTo),
            By = new(WireNames.Of(read.By), null, null),
            Number = viewer.Audience == Audience.Agent && read.By == AuthorKind.Agent ? read.Unread : null,
        },
        _ => DescribeTurn(view, body, viewer),
    };

    private static EventView DescribeTurn(EventView view, SessionEvent body, Viewer viewer) => body switch
    {
        Accepted accepted => view with
        {
            By = Agent(accepted.Agent, viewer),
            Reason = EventReasons.Of(accepted.How, viewer),
            Status = WireNames.Of(SessionStatus.CustomerLast),
        },
        TransferRequested asked => view with
        {
            By = Agent(asked.From, viewer),
            To = asked.To is { } colleague ? Agent(colleague, viewer) : null,
            Text = asked.Note,
            Until = asked.Until,
        },
        TransferSettled settled => view with
        {
            By = settled.By is { } by ? Agent(by, viewer) : null,
            Reason = WireNames.Of(settled.Outcome),
        },
        SessionEnded ended => view with
        {
            By = Author(ended.By, viewer),
            Reason = WireNames.Of(ended.Reason),
            Status = WireNames.Of(ended.Status),
        },
        Reopened reopened => view with
        {
            By = Author(reopened.By, viewer),
            Status = reopened.Status is { } status ? WireNames.Of(status) : null,
        },
        Rated rated => view with { Number = rated.Stars, Text = rated.Comment },
        NoteAdded note => view with
        {
            By = Author(note.By, viewer),
            Text = Unless(note.Erased, note.Text),
            Erased = note.Erased is null ? null : true,
            Mentions = [.. note.Mentions.Select(agent => Agent(agent, viewer))],
        },
        WhisperSent whisper => view with
        {
            By = Author(whisper.By, viewer),
            To = Agent(whisper.To, viewer),
            Text = Unless(whisper.Erased, whisper.Text),
            Erased = whisper.Erased is null ? null : true,
        },
        TagsChanged tags => view with { By = Author(tags.By, viewer), Added = Tags(tags.Added), Removed = Tags(tags.Removed) },
        WarningRaised warning => view with { Reason = WireNames.Of(warning.Kind) },
        BotSwitched bot => view with
        {
            By = new(WireNames.Of(AuthorKind.Bot), bot.Name, null),
            Reason = bot.Active ? EventReasons.BotActive : EventReasons.BotHandedOff,
        },
        SessionDeleted deleted => view with { By = Author(deleted.By, viewer), Status = WireNames.Of(SessionStatus.Deleted) },
        _ => view,
    };

    private static string? Unless(Erasure? erased, string text) => erased is null ? text : null;

    private static IReadOnlyList<TagRefView> Tags(IEnumerable<TagRef> tags) =>
        [.. tags.Select(tag => new TagRefView(tag.Id.ToString(), tag.Name))];

    private static EventView Message(EventView view, MessageSent message, Viewer viewer) => view with
    {
        By = Author(message.Author, viewer),
        Kind = WireNames.Of(message.Kind),
        Text = message.Erased is null ? message.Text : null,
        Link = message.Link is { } link ? new(link.Address, link.Title, link.Excerpt) : null,
        File = FileViews.Of(message),
        Erased = message.Erased is null ? null : true,
        Status = message.Author.Kind == AuthorKind.Agent ? WireNames.Of(SessionStatus.AgentLast) : null,
    };

    private static AuthorView Agent(AgentRef agent, Viewer viewer) =>
        Author(Sessions.Author.Of(agent), viewer) with { Photo = viewer.Photos ? PhotoAddress.Of(agent.Photo) : null };
}
