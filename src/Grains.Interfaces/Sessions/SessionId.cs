using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>Key of one chat session.</summary>
[GenerateSerializer, Alias("chat.session-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<SessionId>))]
public readonly record struct SessionId([property: Id(0)] Guid Value) : IGuidId<SessionId>
{
    private const int Bytes = 16;

    public static SessionId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>The session that a visitor's start with this message id makes: a repeated start finds what the first one made.</summary>
    public static SessionId Of(ChannelId channel, VisitorId visitor, MessageId start)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}/{visitor}/{start}")).AsSpan(0, Bytes);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // UUID version 8: of one's own making.
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(new Guid(hash, bigEndian: true));
    }

    public static SessionId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
