using OrleansChat.Storage;

namespace OrleansChat.Sessions;

/// <summary>Limits of the journal's writer (configuration section <c>Chat:Journal</c>).</summary>
public sealed record JournalOptions
{
    /// <summary>Appends that may wait for the writer; more are refused as busy.</summary>
    public int Capacity { get; init; } = 10_000;

    /// <summary>Appends in one commit.</summary>
    public int MaxBatch { get; init; } = 512;

    /// <summary>How long an append may take, all retries included; below the response time-out of a grain call (5 s).</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>First pause after a failed attempt; doubles up to <see cref="MaxPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(25);

    public TimeSpan MaxPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What a caller is told when the queue is full.</summary>
    public TimeSpan BusyRetryAfter { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>What a caller is told when the database does not answer.</summary>
    public TimeSpan UnavailableRetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Throws <see cref="StartRefusedException"/> naming what is out of range.</summary>
    public JournalOptions Checked()
    {
        if (Capacity < 1 || MaxBatch < 1)
            throw new StartRefusedException("Chat:Journal:Capacity and Chat:Journal:MaxBatch must be at least 1.");
        if (GiveUpAfter <= TimeSpan.Zero || FirstPause <= TimeSpan.Zero || MaxPause < FirstPause)
            throw new StartRefusedException("Chat:Journal times must be positive, and MaxPause not below FirstPause.");
        return this;
    }
}
