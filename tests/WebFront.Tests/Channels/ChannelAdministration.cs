using System.Net.Http.Json;
using System.Text.Json;
using OrleansChat.Clients;
using OrleansChat.Hosting;

namespace OrleansChat.Channels;

/// <summary>What the first administrator does with channels, over HTTP.</summary>
internal static class ChannelAdministration
{
    public static async Task<ChannelView> NewChannel(this FrontHost front, string name = "Channel")
    {
        var request = new SaveChannelRequest($"{name} {Guid.NewGuid():N}", "Ask us", "#aa3300", "en", PostChat: true);
        return await Browser.Value<ChannelView>(await front.Post("channels", request, "api/admin/", front.Administrator));
    }

    public static async Task<ChannelView> Copy(this FrontHost front, string channel, bool agents)
    {
        var request = new CopyChannelRequest($"Copy {Guid.NewGuid():N}", agents);
        var made = await front.Post($"channels/{channel}/copies", request, "api/admin/", front.Administrator);
        return await Browser.Value<ChannelView>(made);
    }

    public static async Task<VersionedSettings> Settings(this FrontHost front, string channel) =>
        await Browser.Value<VersionedSettings>(await front.Get($"api/admin/channels/{channel}/settings", front.Administrator));

    public static Task<HttpResponseMessage> Save(this FrontHost front, string channel, VersionedSettings change) =>
        front.Ask(HttpMethod.Put, $"api/admin/channels/{channel}/settings", JsonContent.Create(change), front.Administrator);

    /// <summary>Changes what is stored now.</summary>
    public static async Task<VersionedSettings> Change(this FrontHost front, string channel, Func<ChannelSettings, ChannelSettings> change)
    {
        var stored = await front.Settings(channel);
        return await Browser.Value<VersionedSettings>(await front.Save(channel, stored with { Settings = change(stored.Settings) }));
    }

    public static Task<HttpResponseMessage> DeleteChannel(this FrontHost front, string channel) =>
        front.Ask(HttpMethod.Delete, $"api/admin/channels/{channel}", null, front.Administrator);

    /// <summary>The look that the server wrote into the loader: an object, or false.</summary>
    public static async Task<JsonElement> EmbeddedLook(this FrontHost front, string channel)
    {
        var plain = await (await front.Get("widget.js")).Content.ReadAsStringAsync();
        var script = await (await front.Get($"widget.js?channel={channel}")).Content.ReadAsStringAsync();
        var at = plain.IndexOf("__ORLEANS_CHAT_LOOK__", StringComparison.Ordinal);
        Assert.True(at > 0, "The loader has no place for a channel's look.");
        var rest = plain[(at + "__ORLEANS_CHAT_LOOK__".Length)..];
        Assert.EndsWith(rest, script, StringComparison.Ordinal);
        using var look = JsonDocument.Parse(Uri.UnescapeDataString(script[at..^rest.Length]));
        return look.RootElement.Clone();
    }
}
