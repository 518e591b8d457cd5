using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansChat.Audit;

namespace OrleansChat.Channels;

/// <summary>What differs between two settings of a channel, in the words of the audit log.</summary>
internal static class ChannelChanges
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Lists are kept as JSON: people search and read in it, also where there is an ø.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyList<AuditChange> Between(ChannelSettings before, ChannelSettings after) =>
        [.. AuditChange.Between(Fields(before), Fields(after))];

    private static Dictionary<string, string?> Fields(ChannelSettings settings)
    {
        var fields = new Dictionary<string, string?>();
        Collect(JsonSerializer.SerializeToElement(settings, Json), "", fields);
        return fields;
    }

    /// <summary>Parts of parts by their path: <c>look.badge.text</c>. Lists as a whole.</summary>
    private static void Collect(JsonElement part, string path, Dictionary<string, string?> fields)
    {
        foreach (var field in part.EnumerateObject())
        {
            var name = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (field.Value.ValueKind == JsonValueKind.Object)
                Collect(field.Value, name, fields);
            else
                fields[name] = field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.ToString();
        }
    }
}
