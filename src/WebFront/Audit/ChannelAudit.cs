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

    /// <param name="kind">Added or changed.</param>
    /// <param name="channel">Which.</param>
    /// <param name="before">Null: it is new.</param>
    /// <param name="after">As it is now.</param>
    /// <param name="cancellation">Ends the write.</param>
    public async Task Note(string kind, ChannelId channel, ChannelSettings? before, ChannelSettings after, CancellationToken cancellation)
    {
        AuditChange[] changes = before is null ? [] : [.. AuditChange.Between(Fields(before), Fields(after))];
        await audit.Note(kind, channel.ToString(), after.Name, changes);
        await database.SaveChangesAsync(cancellation);
    }

    private static Dictionary<string, string?> Fields(ChannelSettings settings) =>
        JsonSerializer.SerializeToElement(settings, Json).EnumerateObject().ToDictionary(
            field => field.Name,
            field => field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.ToString());
}
