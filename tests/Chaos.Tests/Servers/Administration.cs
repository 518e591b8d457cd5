using System.Net.Http.Json;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Channels;

namespace OrleansChat.Chaos.Servers;

/// <summary>Sets up what a chat needs, over the same HTTP interface that people use: administrator, channel, agents.</summary>
internal sealed class Administration(Uri front) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const string Password = "Correct-horse-42-battery";
    private readonly HttpClient http = new() { BaseAddress = front };

    /// <summary>Takes the one-time link that a web front printed, and signs in as the first administrator.</summary>
    public Task CreateFirstAdministrator(Uri setupLink) =>
        Post<AccountView>($"api{setupLink.AbsolutePath}", new SetupRequest("Ada Admin", "ada@shop.example", Password));

    /// <summary>
    /// Tries again under another name where a cold cluster on a busy machine answers too late: the first one may be taken by then.
    /// </summary>
    public Task<string> CreateChannel(string name, bool postChat = false)
    {
        var attempt = 0;
        return Eventually.Get(
            $"the channel {name}",
            async () =>
            {
                var request = new SaveChannelRequest($"{name} {++attempt}", name, "#0a6e5c", "en", PostChat: postChat);
                return (await Post<ChannelView>("api/admin/channels", request)).Id;
            },
            id => id.Length > 0,
            Patience);
    }

    /// <summary>Adds an agent for the channel, signs in, and answers the cookie to connect with.</summary>
    public async Task<string> CreateAgent(string name, string channel)
    {
        var email = $"{name.ToLowerInvariant()}@shop.example";
        using var handler = new HttpClientHandler { UseCookies = false };
        using var browser = new HttpClient(handler) { BaseAddress = front };
        using var answer = await Invited.Add(http, browser, name, email, Password, isAdministrator: false, channel);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    public void Dispose() => http.Dispose();

    private async Task<T> Post<T>(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        await RequireSuccess(answer);
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }

    private static async Task RequireSuccess(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(
                $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
