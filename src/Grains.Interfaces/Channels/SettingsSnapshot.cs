namespace OrleansChat.Channels;

/// <summary>Settings as web fronts follow them. <paramref name="Settings"/>: null when there is no such channel (any more).</summary>
[GenerateSerializer, Alias("chat.followed-settings"), Immutable]
public sealed record SettingsSnapshot([property: Id(0)] ChannelSettings? Settings, [property: Id(1)] long Version);
