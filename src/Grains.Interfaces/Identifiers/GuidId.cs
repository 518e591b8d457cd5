using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansChat;

/// <summary>A domain key that is a GUID underneath; on every wire it is 32 lower-case hexadecimal digits.</summary>
public interface IGuidId<TSelf>
    where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Parsing shared by the domain keys.</summary>
public static class GuidId
{
    /// <summary>Accepts the 32-digit and the hyphenated form.</summary>
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id)
        where TId : struct, IGuidId<TId>
    {
        var known = Guid.TryParse(text, out var value);
        id = TId.From(value);
        return known;
    }
}

/// <summary>JSON form of a domain key. A malformed key is a <see cref="JsonException"/>.</summary>
public sealed class GuidIdConverter<TId> : JsonConverter<TId>
    where TId : struct, IGuidId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        GuidId.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException("Not an id.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value.ToString("N"));
}
