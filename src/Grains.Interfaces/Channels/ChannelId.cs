using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Channels;

/// <summary>Key of one channel: its queue, its statistics and its settings share it.</summary>
[GenerateSerializer, Alias("chat.channel-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<ChannelId>))]
public readonly record struct ChannelId([property: Id(0)] Guid Value) : IGuidId<ChannelId>
{
    public static ChannelId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out ChannelId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
