namespace OrleansChat.Channels;

/// <summary>What a channel's opening hours say at an instant.</summary>
/// <param name="Closed">None: open.</param>
/// <param name="Holiday">Name of the holiday that closes.</param>
/// <param name="Until">First instant at which they say something else; null: not within <see cref="Schedule.Horizon"/>.</param>
/// <param name="OpensAt">First instant at which they are open, if they are not now; null likewise.</param>
internal readonly record struct OpeningStatus(
    ClosedReason Closed, string? Holiday = null, DateTimeOffset? Until = null, DateTimeOffset? OpensAt = null)
{
    public bool Open => Closed == ClosedReason.None;
}
