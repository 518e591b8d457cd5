using System.Net;
using System.Net.Http.Json;
using OrleansChat.Accounts.Links;
using OrleansChat.Channels;
using OrleansChat.Testing;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>Sets the product up through its own HTTP interface: the first administrator, channels, agents.</summary>
internal sealed class Administration : IDisposable
{
    private const string Password = "Bench-2f8d!-of-many-words";

    private readonly Uri _server;
    private readonly HttpClient _administrator;

    private Administration(Uri server)
    {
        _server = server;
        _administrator = Client(new CookieContainer());
    }

    public static async Task<Administration> Begin(Uri server, string setupToken, CancellationToken cancel)
    {
        var administration = new Administration(server);
        var first = new SetupRequest("Bench Administrator", "administrator@bench.example", Password);
        await Post(administration._administrator, $"/api/setup/{setupToken}", first, cancel);
        return administration;
    }

    /// <summary>Answers the new channel's id.</summary>
    public async Task<string> AddChannel(string name, CancellationToken cancel)
    {
        var channel = new SaveChannelRequest(name, name, "#205080", "en", PostChat: false);
        using var response = await Post(_administrator, "/api/admin/channels", channel, cancel);
        var view = await response.Content.ReadFromJsonAsync<ChannelView>(cancel);
        return view?.Id ?? throw new InvalidDataException("The new channel has no id.");
    }

    /// <summary>Adds an agent to one channel and signs them in.</summary>
    public async Task<AgentAccount> AddAgent(int number, string channelId)
    {
        var email = $"agent{number}@bench.example";
        var cookies = new CookieContainer();
        using var client = Client(cookies);
        using var joined = await Invited.Add(_administrator, client, $"Agent {number}", email, Password, isAdministrator: false, channelId);
        return new AgentAccount(cookies, channelId);
    }

    public void Dispose() => _administrator.Dispose();

    private HttpClient Client(CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = _server };

    private static async Task<HttpResponseMessage> Post<T>(HttpClient client, string path, T body, CancellationToken cancel)
    {
        var response = await client.PostAsJsonAsync(path, body, cancel);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancel);
            throw new HttpRequestException($"POST {path} answered {(int)response.StatusCode}: {text}");
        }
    }
}
