namespace OrleansChat.Sessions;

/// <summary>What each event makes of a session. Pure: the same log gives the same summary, whenever it is folded.</summary>
public static class SessionFold
{
    /// <summary>The summary after <paramref name="logged"/>; <paramref name="before"/> is null for the first event only.</summary>
    public static SessionSummary Apply(SessionId id, SessionSummary? before, LoggedEvent logged)
    {
        var summary = before ?? Begin(id, logged);
        summary = logged.Body switch
        {
            SessionStarted started => Started(summary, started, logged.At),
            PreChatSubmitted form => summary with { Customer = form.Customer, Consent = form.Consent },
            CommandRefused or WhisperSent => summary,
            FaqAnswered answered => Answered(summary, answered, logged.At),
            FaqRead => summary with { LastActivityAt = logged.At },
            FaqSuggested => summary with { Status = SessionStatus.FaqSuggestion },
            OfflineOffered => LeaveQueue(summary) with { Status = SessionStatus.OfflineForm },
            RequestPosted posted => RequestMade(summary, posted, logged.At),
            Queued queued => InQueue(summary, queued, logged.At),
            MessageSent message => Message(summary, message, logged),
            MessageDeleted deleted => WithoutText(summary, deleted.Message),
            MessagesRead read => Read(summary, read),
            Accepted accepted => Owned(summary, accepted, logged.At),
            TransferRequested asked => summary with
            {
                Transfer = new(asked.From, asked.To, asked.ToChannel, logged.At, asked.Note, asked.Until),
            },
            TransferSettled => summary with { Transfer = null },
            SessionEnded ended => Ended(summary, ended, logged.At),
            Reopened reopened => Opened(summary, reopened, logged.At),
            Rated rated => summary with { Rating = rated.Stars, RatingComment = rated.Comment },
            WarningRaised warning => summary with { Warned = summary.Warned | 1 << (int)warning.Kind, WarnedAt = logged.At },
            Linked linked => Links(summary, linked),
            BotSwitched bot => summary with { BotActive = bot.Active, BotHandedOff = summary.BotHandedOff || !bot.Active },
            NoteAdded note => Noted(summary, note),
            TagsChanged tags => summary with { Tags = Tags(summary, tags) },
            SessionDeleted => Erased(summary, logged.At),
            _ => throw new ArgumentOutOfRangeException(nameof(logged), logged.Body.GetType().Name, "No fold for this event."),
        };
        return summary with { Seq = logged.Seq };
    }

    private static SessionSummary Begin(SessionId id, LoggedEvent first) => first.Body is SessionStarted started
        ? new() { Id = id, Channel = started.Channel, Visitor = started.Visitor }
        : throw new InvalidOperationException($"The log of session {id} does not begin with its start.");

    private static SessionSummary Started(SessionSummary summary, SessionStarted started, DateTimeOffset at) => summary with
    {
        Visit = started.Visit,
        Status = started.Entry,
        RequestedAt = at,
        LastActivityAt = at,
    };

    /// <summary>Whoever goes on to the queue waits for an agent from now on: until now they were reading.</summary>
    private static SessionSummary Answered(SessionSummary summary, FaqAnswered answered, DateTimeOffset at) =>
        summary with
        {
            UnansweredSince = answered.Solved || summary.UnansweredSince is null ? null : at,
            AskedAt = answered.Solved ? summary.AskedAt : at,
        };

    private static SessionSummary InQueue(SessionSummary summary, Queued queued, DateTimeOffset at) => summary with
    {
        Channel = queued.Channel,
        Status = SessionStatus.InQueue,
        QueuedAt = WaitsSince(summary, queued.Because, at),
        AcceptedAt = queued.Because == QueuedBecause.PutBack && summary.AcceptedAt == summary.Taken?.At ? null : summary.AcceptedAt,
        Taken = null,
        QueuedAtHead = queued.AtHead,
        ManagersUntil = queued.ManagersUntil,
        HandedOverBy = null,
        QueuePosition = summary.QueuePosition == 0 ? queued.Position : summary.QueuePosition,
        LastActivityAt = at,
        Warned = 0,
        WarnedAt = null,
    };

    /// <summary>Whoever lost their agent waits since their first unanswered message; whoever was put back, since before.</summary>
    private static DateTimeOffset WaitsSince(SessionSummary summary, QueuedBecause because, DateTimeOffset at) => because switch
    {
        QueuedBecause.PutBack => summary.Taken?.QueuedAt ?? summary.UnansweredSince ?? at,
        QueuedBecause.AgentGone => summary.UnansweredSince ?? at,
        _ => at,
    };

    private static SessionSummary LeaveQueue(SessionSummary summary) =>
        summary with { QueuedAt = null, QueuedAtHead = false, ManagersUntil = null, Warned = 0, WarnedAt = null };

    private static SessionSummary Owned(SessionSummary summary, Accepted accepted, DateTimeOffset at) =>
        LeaveQueue(summary) with
        {
            Status = SessionStatus.CustomerLast,
            Agent = accepted.Agent,
            HandedOverBy = accepted.How == AcceptedHow.Transfer ? summary.Agent?.Id : null,
            AcceptedAt = summary.AcceptedAt ?? at,
            Taken = summary.QueuedAt is { } since ? new(at, since, summary.QueuedAtHead) : null,
            LastActivityAt = at,
            UnansweredSince = summary.UnansweredSince ?? at,
        };

    private static SessionSummary Message(SessionSummary summary, MessageSent message, LoggedEvent logged)
    {
        var text = message.Erased is null ? message.Text : null;
        if (summary.FirstMessageSeq is null && message.Author.Kind == AuthorKind.Customer)
            summary = summary with { FirstMessage = text, FirstMessageSeq = logged.Seq };
        summary = summary with
        {
            MessageCount = summary.MessageCount + 1,
            LastMessage = text,
            LastMessageSeq = logged.Seq,
            LastAuthor = message.Author.Kind,
            LastActivityAt = logged.At,
        };
        return message.Author.Kind switch
        {
            AuthorKind.Customer => FromCustomer(summary, logged),
            AuthorKind.Agent => FromAgent(summary, logged),
            _ => summary,
        };
    }

    private static SessionSummary WithoutText(SessionSummary summary, long message) => summary with
    {
        FirstMessage = summary.FirstMessageSeq == message ? null : summary.FirstMessage,
        LastMessage = summary.LastMessageSeq == message ? null : summary.LastMessage,
    };

    private static SessionSummary FromCustomer(SessionSummary summary, LoggedEvent logged) => summary with
    {
        Status = summary.Status.IsOwned() ? SessionStatus.CustomerLast : summary.Status,
        UnreadByAgent = summary.UnreadByAgent + 1,
        ReadByCustomer = logged.Seq,
        UnansweredSince = summary.UnansweredSince ?? logged.At,
    };

    private static SessionSummary FromAgent(SessionSummary summary, LoggedEvent logged) => summary with
    {
        Status = SessionStatus.AgentLast,
        UnreadByAgent = 0,
        ReadByAgent = logged.Seq,
        FirstReplyAt = summary.FirstReplyAt ?? logged.At,
        Taken = null,
        UnansweredSince = null,
        Warned = 0,
        WarnedAt = null,
    };

    private static SessionSummary Read(SessionSummary summary, MessagesRead read) => read.By == AuthorKind.Customer
        ? summary with { ReadByCustomer = read.UpTo }
        : summary with { ReadByAgent = read.UpTo, UnreadByAgent = read.Unread };

    private static SessionSummary Ended(SessionSummary summary, SessionEnded ended, DateTimeOffset at) =>
        LeaveQueue(summary) with
        {
            Status = ended.Status,
            EndedAt = summary.EndedAt ?? at,
            EndReason = summary.EndReason ?? ended.Reason,
            UnansweredSince = null,
            BotActive = false,
        };

    private static SessionSummary Opened(SessionSummary summary, Reopened reopened, DateTimeOffset at) => summary with
    {
        EndedAt = null,
        EndReason = null,
        LastActivityAt = at,
        Status = reopened.Status ?? summary.Status,
        UnansweredSince = reopened.UnansweredSince ?? summary.UnansweredSince,
    };

    private static SessionSummary RequestMade(SessionSummary summary, RequestPosted posted, DateTimeOffset at) => summary with
    {
        Status = SessionStatus.RequestPosted,
        Customer = posted.Customer,
        Request = posted.RequestId,
        EndedAt = at,
    };

    private static SessionSummary Links(SessionSummary summary, Linked linked) => summary with
    {
        Contact = linked.Contact ?? summary.Contact,
        Company = linked.Company ?? summary.Company,
        Request = linked.Request ?? summary.Request,
    };

    /// <summary>No activity, no message: nothing that waits for somebody waits longer or shorter by a note.</summary>
    private static SessionSummary Noted(SessionSummary summary, NoteAdded note) => summary with
    {
        NoteCount = summary.NoteCount + 1,
        Mentioned = Joined([
            .. summary.Mentioned?.Split(',') ?? [],
            .. note.Mentions.Where(agent => !summary.Mentions(agent.Id)).Select(agent => agent.Id.ToString())]),
    };

    private static string? Tags(SessionSummary summary, TagsChanged change) => Joined([
        .. summary.TagIds().Except(change.Removed.Select(tag => tag.Id.ToString())).Union(change.Added.Select(tag => tag.Id.ToString()))]);

    private static string? Joined(IReadOnlyCollection<string> ids) => ids.Count == 0 ? null : string.Join(',', ids);

    private static SessionSummary Erased(SessionSummary summary, DateTimeOffset at) => LeaveQueue(summary) with
    {
        Status = SessionStatus.Deleted,
        Visitor = VisitorId.Erased,
        Contact = null,
        Company = null,
        Request = null,
        Customer = Customer.Unknown,
        Visit = Visit.Unknown,
        FirstMessage = null,
        LastMessage = null,
        RatingComment = null,
        Transfer = null,
        HandedOverBy = null,
        Tags = null,
        Mentioned = null,
        UnansweredSince = null,
        EndedAt = summary.EndedAt ?? at,
    };
}
