namespace OrleansChat.Channels;

/// <summary>Settings as stored. <paramref name="Version"/>: grows by one with every change; 1 is the first.</summary>
[GenerateSerializer, Alias("chat.versioned-settings"), Immutable]
public sealed record VersionedSettings([property: Id(0)] ChannelSettings Settings, [property: Id(1)] long Version)
{
    /// <summary>The version of a channel that was just added.</summary>
    public const long First = 1;
}
