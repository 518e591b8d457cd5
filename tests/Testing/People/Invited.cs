using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansChat.Testing;

/// <summary>Makes agents the way administrators do: an invitation, and a newcomer who opens its link.</summary>
public static class Invited
{
    private static readonly string[] All = ["respond", "notifications", "listenIn", "manager"];

    /// <summary>What POST api/admin/people takes: all permissions on these channels.</summary>
    public static JsonObject Request(string name, string email, bool administrator = false, params string[] channels) => new()
    {
        ["name"] = name,
        ["email"] = email,
        ["administrator"] = administrator,
        ["channels"] = JsonSerializer.SerializeToNode(channels.Select(channel => new { channelId = channel, permissions = All })),
        ["send"] = false,
        ["language"] = "en",
    };

    /// <summary>Answers the newcomer's answer, with the cookie that they are signed in with.</summary>
    public static async Task<HttpResponseMessage> Join(HttpClient newcomer, string link, string name, string password)
    {
        var path = $"api/account/links/{new Uri(link).Segments[^1]}";
        return await Successful(await newcomer.PostAsJsonAsync(path, new { name, password }));
    }

    /// <summary>Invites with the administrator's client, and answers what <see cref="Join"/> answers.</summary>
    public static async Task<HttpResponseMessage> Add(
        HttpClient administrator, HttpClient newcomer, string name, string email, string password,
        bool isAdministrator = false, params string[] channels)
    {
        using var invited = await Successful(
            await administrator.PostAsJsonAsync("api/admin/people", Request(name, email, isAdministrator, channels)));
        var link = JsonNode.Parse(await invited.Content.ReadAsStringAsync())!["link"]!.GetValue<string>();
        return await Join(newcomer, link, name, password);
    }

    private static async Task<HttpResponseMessage> Successful(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? answer
        : throw new InvalidOperationException(
            $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
}
