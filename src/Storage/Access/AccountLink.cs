namespace OrleansChat.Access;

/// <summary>What a link to an account is for.</summary>
public enum AccountLinkPurpose
{
    Invitation = 0,
    PasswordReset = 1,
}

/// <summary>A link that works once and for a while, for one account.</summary>
public sealed class AccountLink
{
    /// <summary>SHA-256 of the secret in the link; the secret itself is not stored.</summary>
    public required string TokenHash { get; init; }

    public required Guid UserId { get; init; }

    public required AccountLinkPurpose Purpose { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null: not used, and not replaced by a newer link.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
