namespace OrleansChat.Channels;

/// <summary>A picture that channels show. Never changed: its id follows from its bytes.</summary>
public sealed class ChannelLogo
{
    /// <summary>The first 16 bytes of the SHA-256.</summary>
    public required Guid Id { get; init; }

    /// <summary>image/png, image/jpeg or image/webp, as the bytes say.</summary>
    public required string ContentType { get; init; }

#pragma warning disable CA1819 // Entity Framework maps arrays.
    public required byte[] Bytes { get; init; }
#pragma warning restore CA1819
}
