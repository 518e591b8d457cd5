namespace OrleansChat.Notes;

/// <summary>A tag of the installation as stored.</summary>
public sealed class TagRow
{
    public const int NameLength = 40;

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name in lower case: unique.</summary>
    public required string NameKey { get; set; }

    /// <summary>As <c>#0a6e5c</c>.</summary>
    public required string Color { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;
}
