namespace OrleansChat.Channels;

/// <summary>A channel was added or its settings changed: this version is stored now. Null: it was deleted.</summary>
[GenerateSerializer, Alias("chat.channel-change"), Immutable]
public sealed record ChannelChange([property: Id(0)] ChannelId Channel, [property: Id(1)] long? Version);
