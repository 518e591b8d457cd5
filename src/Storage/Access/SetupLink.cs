namespace OrleansChat.Access;

/// <summary>A link that works once, for instance to create the first administrator.</summary>
public sealed class SetupLink
{
    /// <summary>SHA-256 of the secret in the link; the secret itself is not stored.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: still good.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
