using OrleansChat.Access;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat.Channels;

/// <summary>Channels, queues and figures as browsers see them.</summary>
internal static class ChannelViews
{
    public static AvailabilityView Availability(Availability now) => new(
        now.Open,
        WireNames.Of(now.Reason),
        now.PresentAgents,
        now.Waiting,
        Seconds(now.ExpectedWait),
        now.Until,
        now.OpensAt,
        now.Holiday);

    /// <summary>Of the queue's first rows.</summary>
    public static QueueBoard Queue(QueueSnapshot queue, ChatVisibility visibility) => new(
        queue.Channel.ToString(),
        queue.Version,
        [.. queue.Entries.Take(QueueChanges.Shown).Select(entry => SessionRows.Line(entry.Summary, visibility.Covers(entry.Summary)))],
        queue.Entries.Count);

    /// <param name="index">0-based index in the snapshot.</param>
    public static QueueView Place(QueueSnapshot queue, int index) =>
        new(index + 1, Seconds(queue.WaitAt(index)));

    public static FiguresView Figures(ChannelFigures figures) => new(
        figures.Waiting,
        figures.OldestWaitingSince,
        figures.WaitingSinceTotal,
        figures.PresentAgents,
        figures.Active,
        figures.Unanswered,
        figures.RequestedToday,
        figures.AcceptedToday,
        figures.AbandonedToday,
        figures.EndedToday,
        figures.WaitTotalToday.TotalSeconds);

    public static ChannelNotification Notification(ChannelChange change) => new(change.Channel.ToString(), change.Version);

    private static int? Seconds(TimeSpan? wait) => wait is { } span ? (int)Math.Ceiling(span.TotalSeconds) : null;
}
