using System.Text.Json;
using OrleansChat.Channels;
using OrleansChat.Storage;

namespace OrleansChat.Audit;

/// <summary>
/// Changes of channels. A channel's grain is the only writer of its settings, so the entry follows the change in a write of its
/// own.
/// </summary>
internal sealed class ChannelAudit(ChatDbContext database, AuditTrail audit)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="kind">Added, changed or deleted.</param>
    /// <param name="channel">Which.</param>
    /// <param name="before">Null: nothing to compare with.</param>
    /// <param name="after">As it is now, or was last.</param>
    /// <param name="cancellation">Ends the write.</param>
    public async Task Note(string kind, ChannelId channel, ChannelSettings? before, ChannelSettings after, CancellationToken cancellation)
    {
        AuditChange[] changes = before is null ? [] : [.. AuditChange.Between(Fields(before), Fields(after))];
        if (before is not null && changes.Length == 0)
            return;
        await audit.Note(kind, channel.ToString(), after.Name, changes);
        await database.SaveChangesAsync(cancellation);
    }

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
