namespace OrleansChat.Channels;

/// <summary>
/// The settings of a channel as web fronts that subscribe to them get them.
/// <paramref name="Settings"/>: null when there is no such channel (any more).
/// </summary>
[GenerateSerializer, Alias("chat.followed-settings"), Immutable]
public sealed record SettingsSnapshot([property: Id(0)] ChannelSettings? Settings, [property: Id(1)] long Version);
