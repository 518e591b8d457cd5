using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Databases;

/// <summary>
/// How events, summaries and settings are stored: camelCase, enums as numbers unless they say otherwise, nulls left out of
/// all but settings. Yesterday's rows must load for ever (tests/Storage.Tests/Sessions/golden, Channels/golden).
/// </summary>
internal static class StorageJson
{
    /// <summary>An event with a field that this release does not know means more than it would make of it.</summary>
    private static readonly StorageJsonContext Events = new(Options(JsonUnmappedMemberHandling.Disallow));

    /// <summary>Summaries are only shown and sorted by; the log is what is decided from.</summary>
    private static readonly StorageJsonContext Summaries = new(Options(JsonUnmappedMemberHandling.Skip));

    /// <summary>Throws <see cref="JsonException"/> for types, fields and words of a newer release.</summary>
    public static JsonTypeInfo<SessionEvent> Event => Events.SessionEvent;

    /// <summary>Throws <see cref="JsonException"/> for words of a newer release; its fields are left out.</summary>
    public static JsonTypeInfo<SessionSummary> Summary => Summaries.SessionSummary;

    /// <summary>
    /// Read by reflection: the generated reader sets what a row does not have to null, and not to its default. Nulls are
    /// written, because where the default is another value they mean something.
    /// </summary>
    public static JsonTypeInfo<ChannelSettings> Settings { get; } =
        (JsonTypeInfo<ChannelSettings>)new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        }.GetTypeInfo(typeof(ChannelSettings));

    public static T Read<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    private static JsonSerializerOptions Options(JsonUnmappedMemberHandling unmapped) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = unmapped,
        // Stored text never reaches a page as it is; readable letters cost a third of their escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new VisitorIdConverter(),
            new KnownNumbers<SessionStatus>(),
            new KnownNumbers<QueuedBecause>(),
            new KnownNumbers<MessageKind>(),
            new KnownNumbers<AuthorKind>(),
            new KnownNumbers<AcceptedHow>(),
            new KnownNumbers<TransferOutcome>(),
            new KnownNumbers<EndReason>(),
            new KnownNumbers<WarningKind>(),
        },
    };

    /// <summary>Enums as numbers; one that has no name here is of a newer release.</summary>
    private sealed class KnownNumbers<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number)
                && (T)Enum.ToObject(typeof(T), number) is var value
                && Enum.IsDefined(value))
            {
                return value;
            }

            throw new JsonException($"No {typeof(T).Name} of this release.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));
    }

    private sealed class VisitorIdConverter : JsonConverter<VisitorId>
    {
        public override VisitorId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException("Not a visitor id."));

        public override void Write(Utf8JsonWriter writer, VisitorId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}

[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(SessionSummary))]
internal sealed partial class StorageJsonContext : JsonSerializerContext;
