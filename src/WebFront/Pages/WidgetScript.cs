using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using OrleansChat.Access;
using OrleansChat.Channels;

namespace OrleansChat.Pages;

/// <summary>
/// GET /widget.js?channel=…: the loader, with the channel's look written into it, so that the badge is right from the first
/// moment without anything stored or connected. Of a channel that is unknown nothing is shown, of a deleted one only the chats that go on.
/// </summary>
internal sealed partial class WidgetScript(
    ChannelAccess channels, IWebHostEnvironment environment, IMemoryCache cache, ILogger<WidgetScript> logger)
{
    private const string File = "widget.js";
    private const string LookPlace = "__ORLEANS_CHAT_LOOK__";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    public async Task<IResult> Send(string? channel, HttpContext http)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(File);
        if (!file.Exists)
            return TypedResults.NotFound();
        var script = await Script(file);
        if (channel is not null)
            script = script.Replace(LookPlace, Uri.EscapeDataString(await Look(channel, http.RequestAborted)), StringComparison.Ordinal);
        return Answer(http, script);
    }

    /// <summary>Unchanged content is not sent again.</summary>
    private static FileContentHttpResult Answer(HttpContext http, string script)
    {
        var bytes = Encoding.UTF8.GetBytes(script);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        http.Response.Headers.CacheControl = "public, max-age=60, must-revalidate";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Bytes(bytes, "text/javascript; charset=utf-8", entityTag: tag);
    }

    private async Task<string> Script(Microsoft.Extensions.FileProviders.IFileInfo file)
    {
        var key = (nameof(WidgetScript), file.LastModified);
        if (cache.TryGetValue(key, out string? known))
            return known!;
        using var reader = new StreamReader(file.CreateReadStream());
        return cache.Set(key, await reader.ReadToEndAsync(), Entry(TimeSpan.FromHours(1)));
    }

    /// <summary>JSON of an <see cref="EmbedLook"/>; <c>false</c>: there never was such a channel.</summary>
    private async Task<string> Look(string channel, CancellationToken cancellation)
    {
        if (!ChannelId.TryParse(channel, out var id))
            return "false";
        if (cache.TryGetValue((nameof(EmbedLook), id), out string? fresh))
            return fresh!;
        try
        {
            var known = await channels.ForBadge(id, cancellation);
            var look = known is null ? "false" : JsonSerializer.Serialize(WidgetConfigs.Embed(id, known), JsonSerializerOptions.Web);
            return cache.Set((nameof(EmbedLook), id), look, Entry(Fresh));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The badge is there all the same; whoever opens it is told what is the matter.
            LogLookUnknown(logger, failure, id);
            var plain = new EmbedLook(id.ToString(), null, null, null, null, null, Gone: false);
            return JsonSerializer.Serialize(plain, JsonSerializerOptions.Web);
        }
    }

    private static MemoryCacheEntryOptions Entry(TimeSpan life) => new() { AbsoluteExpirationRelativeToNow = life, Size = 1 };

    [LoggerMessage(
        LogEvents.WidgetScriptLookUnknown,
        LogLevel.Warning,
        "The look of channel {Channel} could not be read; its badge is shown in the standard one")]
    private static partial void LogLookUnknown(ILogger logger, Exception failure, ChannelId channel);
}
