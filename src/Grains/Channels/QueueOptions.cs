namespace OrleansChat.Channels;

/// <summary>Times by which a waiting chat counts as abandoned.</summary>
public sealed class QueueOptions
{
    public const string Section = "Chat:Queue";

    /// <summary>
    /// A chat that waits for its first agent and whose last window has gone for this long is abandoned: long enough for a reload or a
    /// tunnel. The channel's idle time counts where it is shorter, and for chats that an agent had already.
    /// </summary>
    public TimeSpan AbandonAfter { get; set; } = TimeSpan.FromSeconds(90);
}
