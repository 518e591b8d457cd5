namespace OrleansChat.Benchmarks.Running;

/// <summary>How long each part of a measurement takes.</summary>
internal sealed record RunLengths
{
    public static readonly RunLengths Full = new()
    {
        Rehearsal = TimeSpan.FromSeconds(5),
        MemorySettling = TimeSpan.FromSeconds(15),
        ClosedWarmUp = TimeSpan.FromSeconds(15),
        ClosedWindow = TimeSpan.FromSeconds(10),
        OpenWarmUp = TimeSpan.FromSeconds(5),
        OpenWindow = TimeSpan.FromSeconds(30),
        IdleSettling = TimeSpan.FromMinutes(2),
        IdleWindow = TimeSpan.FromSeconds(60),
    };

    public static readonly RunLengths Quick = new()
    {
        Rehearsal = TimeSpan.FromSeconds(1),
        MemorySettling = TimeSpan.FromSeconds(2),
        ClosedWarmUp = TimeSpan.FromSeconds(2),
        ClosedWindow = TimeSpan.FromSeconds(1),
        OpenWarmUp = TimeSpan.FromSeconds(1),
        OpenWindow = TimeSpan.FromSeconds(2),
        IdleSettling = TimeSpan.FromSeconds(2),
        IdleWindow = TimeSpan.FromSeconds(3),
    };

    /// <summary>Load on a few chats before memory is first read, so that code and pools are there.</summary>
    public required TimeSpan Rehearsal { get; init; }

    /// <summary>Between the collections and the reading; Node gives memory back in its own time.</summary>
    public required TimeSpan MemorySettling { get; init; }
    public required TimeSpan ClosedWarmUp { get; init; }
    public required TimeSpan ClosedWindow { get; init; }
    public int ClosedWindows { get; } = 3;
    public required TimeSpan OpenWarmUp { get; init; }
    public required TimeSpan OpenWindow { get; init; }
    public IReadOnlyList<int> OpenRates { get; } = [100, 1000];
    public required TimeSpan IdleSettling { get; init; }
    public required TimeSpan IdleWindow { get; init; }
}
