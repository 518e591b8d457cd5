namespace OrleansChat.Access;

/// <summary>The photo of an account.</summary>
public sealed class UserPhoto
{
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the bytes, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>image/png, image/jpeg or image/webp, as the bytes say.</summary>
    public required string ContentType { get; set; }

#pragma warning disable CA1819 // Entity Framework maps arrays.
    public required byte[] Bytes { get; set; }
#pragma warning restore CA1819
}
