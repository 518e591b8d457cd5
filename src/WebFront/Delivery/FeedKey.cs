namespace OrleansChat.Delivery;

/// <summary>What kind of thing a front watches.</summary>
internal enum FeedKind
{
    Session = 0,
    Queue = 1,
    Availability = 2,
    Figures = 3,
    Agent = 4,
    Presence = 5,
    Settings = 6,
}

/// <summary>One watched thing: what has an id, or what belongs to one connection.</summary>
internal readonly record struct FeedKey(FeedKind Kind, Guid Id, string? Connection = null)
{
    public string Name => Connection ?? Id.ToString("N");

    public static FeedKey Of<TId>(FeedKind kind, TId id)
        where TId : struct, IGuidId<TId> => new(kind, id.Value);
}
