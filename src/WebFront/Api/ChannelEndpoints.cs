using System.Text.Json;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Hubs;
using OrleansChat.Results;

namespace OrleansChat.Api;

/// <summary>
/// All settings of one channel, for administrators. Whoever saves names the version that the settings were made from, and
/// is refused with <c>channel.changed-meanwhile</c> when another one is stored.
/// </summary>
internal static class ChannelEndpoints
{
    /// <summary>With nulls: where the default is another value they mean something, and the client sends back what it got.</summary>
    private static readonly JsonSerializerOptions Whole = new(JsonSerializerDefaults.Web);

    public static void MapChannelSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/channels/{id}/settings", (string id, ChannelCatalog channels) => For(id, channels.Stored));
        admin.MapPut("/channels/{id}/settings", (string id, VersionedSettings change, ChannelCatalog channels) =>
            For(id, channel => channels.Replace(channel, change)));
        admin.MapDelete("/channels/{id}", (string id, ChannelCatalog channels) => For(id, channels.Delete));
    }

    private static async Task<IResult> For<T>(string id, Func<ChannelId, Task<Result<T>>> act)
    {
        var channel = Check.Id<ChannelId>(id, nameof(id));
        if (!channel.IsOk)
            return Problems.From(channel.Refusal);
        var done = await act(channel.Value);
        if (!done.IsOk)
            return Problems.From(done.Refusal);
        return done.Value is Unit ? TypedResults.NoContent() : TypedResults.Json(done.Value, Whole);
    }
}
