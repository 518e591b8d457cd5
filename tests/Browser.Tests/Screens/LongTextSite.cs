using System.Text.Json;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Channels;

namespace OrleansChat.Browsers.Screens;

/// <summary>Where the channel and the agent have names as long as names may be.</summary>
public sealed class LongTextSite : EmbeddedSite
{
    internal static readonly string Channel = new('M', 100);
    internal static readonly string Person = new('N', 100);

    private protected override async Task Furnish()
    {
        var demo = (await Call<ChannelView[]>("GET", "admin/channels"))[0];
        var stored = await Call<VersionedSettings>("GET", $"admin/channels/{demo.Id}/settings");
        var settings = stored.Settings with
        {
            Name = Channel,
            Header = Channel[..60],
            Window = new() { Header = Channel[..60], Message = new('o', 900) },
        };
        await Call<VersionedSettings>("PUT", $"admin/channels/{demo.Id}/settings", stored with { Settings = settings });
        await Call<AccountView>("PUT", "profile", new RenameRequest(Person));
    }

    private async Task<T> Call<T>(string method, string path, object? body = null)
    {
        var answer = await Agent.Page.APIRequest.FetchAsync(
            new Uri(Addresses.Agents, $"api/{path}").ToString(), new() { Method = method, DataObject = body });
        return answer.Ok
            ? JsonSerializer.Deserialize<T>(await answer.TextAsync(), JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"{method} {path} answered {answer.Status}: {await answer.TextAsync()}");
    }
}
