using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>What happens to a session as time passes: warnings, the end of an idle chat, and the end of an abandoned wait.</summary>
public static class SessionDeadlines
{
    /// <summary>The next moment at which <see cref="Due"/> has something to do; null: never.</summary>
    public static DateTimeOffset? Next(SessionSummary summary, DecisionContext context) =>
        All(summary, context).Select(static deadline => (DateTimeOffset?)deadline.At).Min();

    /// <summary>The events that are due now, the first to come due first.</summary>
    public static IReadOnlyList<SessionEvent> Due(SessionSummary summary, DecisionContext context) =>
        [.. All(summary, context).Where(deadline => deadline.At <= context.Now).OrderBy(static d => d.At).Select(static d => d.Event)];

    private static IEnumerable<Deadline> All(SessionSummary summary, DecisionContext context) =>
        All(summary, context.Settings, context.VisitorSeen, Patience(summary, context)).Concat(Transfer(summary, context.Settings));

    /// <summary>A colleague who does not answer is not asked for ever.</summary>
    private static IEnumerable<Deadline> Transfer(SessionSummary summary, ChannelSettings settings) => summary.Transfer is { } pending
        ? [new(pending.Until ?? pending.At + settings.TransferTimeout, new TransferSettled(TransferOutcome.Expired, null))]
        : [];

    private static IEnumerable<Deadline> All(SessionSummary summary, ChannelSettings settings, DateTimeOffset? seen, TimeSpan patience) =>
        summary.Status switch
        {
            SessionStatus.InQueue when !summary.BotActive && summary.QueuedAt is { } since =>
            [
                .. Warnings(
                summary,
                since,
                (WarningKind.NewChatAgents, settings.WarnAgentsNewChat),
                (WarningKind.NewChatManagers, settings.WarnManagersNewChat)),
            // Who closed the page and does not come back waits for nothing, and holds up those behind.
            End(Latest(summary.LastActivityAt, since, seen) + patience, EndReason.LeftQueue, SessionStatus.ClosedFromQueue),
        ],
            SessionStatus.CustomerLast when summary.UnansweredSince is { } since => Warnings(
                summary,
                since,
                (WarningKind.UnansweredAgents, settings.WarnAgentsUnanswered),
                (WarningKind.UnansweredManagers, settings.WarnManagersUnanswered)),
            SessionStatus.AgentLast => [End(summary.LastActivityAt + settings.IdleTimeout, EndReason.IdleTimeout, AfterChat(settings))],
            SessionStatus.PreChatForm or SessionStatus.FaqSuggestion or SessionStatus.OfflineForm =>
                [End(summary.LastActivityAt + settings.IdleTimeout, EndReason.IdleTimeout, SessionStatus.Closed)],
            SessionStatus.Finished when summary.EndedAt is { } ended =>
                [End(ended + settings.ReopenWindow, EndReason.AfterPostChat, SessionStatus.Closed)],
            _ => [],
        };

    /// <summary>The state of a chat that ended after an agent had it.</summary>
    internal static SessionStatus AfterChat(ChannelSettings settings) =>
        settings.PostChat ? SessionStatus.Finished : SessionStatus.Closed;

    /// <summary>How long an agent may take back the end of a chat.</summary>
    internal static TimeSpan TakeBackWithin(ChannelSettings settings) =>
        TimeSpan.FromSeconds(Math.Max(settings.ReopenWindow.TotalSeconds, SessionLimits.TakeBack));

    private static IEnumerable<Deadline> Warnings(
        SessionSummary summary,
        DateTimeOffset since,
        params (WarningKind Kind, TimeSpan? After)[] warnings) =>
        from warning in warnings
        where warning.After is not null && (summary.Warned & 1 << (int)warning.Kind) == 0
        select new Deadline(since + warning.After!.Value, new WarningRaised(warning.Kind));

    /// <summary>
    /// With a waiting visitor who has no window open. Whom an agent had already talks with somebody and is owed an answer: they may close
    /// the window as long as in any chat.
    /// </summary>
    private static TimeSpan Patience(SessionSummary summary, DecisionContext context) =>
        summary.AcceptedAt is null && context.AbandonAfter is { } after && after < context.Settings.IdleTimeout
            ? after
            : context.Settings.IdleTimeout;

    private static DateTimeOffset Latest(DateTimeOffset activity, DateTimeOffset queued, DateTimeOffset? seen) =>
        new[] { activity, queued, seen ?? queued }.Max();

    private static Deadline End(DateTimeOffset at, EndReason reason, SessionStatus status) =>
        new(at, new SessionEnded(reason, Author.System, status));

    private readonly record struct Deadline(DateTimeOffset At, SessionEvent Event);
}
