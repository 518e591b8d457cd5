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
    private static readonly StorageJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Stored text never reaches a page as it is; readable letters cost a third of their escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new VisitorIdConverter() },
    });

    public static JsonTypeInfo<SessionEvent> Event => Context.SessionEvent;

    public static JsonTypeInfo<SessionSummary> Summary => Context.SessionSummary;

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
