namespace OrleansChat.Channels;

/// <summary>The one function that says whether a channel takes chats (guarantee N12).</summary>
internal static class ChannelAvailability
{
    public static readonly Availability OfNoChannel = new(false, ClosedReason.Deleted, 0, 0, null);

    /// <param name="settings">The channel's.</param>
    /// <param name="opening">What its hours say now.</param>
    /// <param name="present">Agents who can respond now.</param>
    /// <param name="queue">Who waits.</param>
    public static Availability Of(ChannelSettings settings, OpeningStatus opening, int present, QueueLength queue)
    {
        var reason = !opening.Open ? opening.Closed
            : present == 0 ? ClosedReason.NoAgents
            : IsFull(settings, queue.Waiting) ? ClosedReason.QueueFull
            : ClosedReason.None;
        return new(
            reason == ClosedReason.None,
            reason,
            present,
            queue.Waiting,
            queue.WaitAtEnd,
            opening.Until,
            opening.OpensAt,
            opening.Holiday);
    }

    private static bool IsFull(ChannelSettings settings, int waiting) =>
        (settings.QueueLimit > 0 && waiting >= settings.QueueLimit) || waiting > settings.Offline.AboveQueueLength;
}
