using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Accounts.Links;
using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Telemetry;

/// <summary>An agent who is present on the demo channel, and visitors, on the fronts of a running program.</summary>
internal sealed class ChatScene : IAsyncDisposable
{
    private const string DemoChannel = "d3300000000040008000000000000001";
    private const string Password = "Correct-horse-42-battery";
    private readonly List<HubConnection> _connections = [];

    private ChatScene(string cookie) => Cookie = cookie;

    /// <summary>Of the administrator, who is the agent.</summary>
    public string Cookie { get; }

    public static async Task<ChatScene> Open(ServerProcess front)
    {
        var link = await front.SetupLink();
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = front.Address };
        using var made = await http.PostAsJsonAsync($"api{link.AbsolutePath}", new SetupRequest("Ada Admin", "ada@shop.example", Password));
        made.EnsureSuccessStatusCode();
        var scene = new ChatScene(string.Join("; ", made.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        scene.Agent = await scene.Connect(front, "hubs/agent", scene.Cookie);
        await Ask<AgentWelcome>(scene.Agent, "Hello", new AgentHello(ProtocolVersion.Current));
        await Ask<AgentMe>(scene.Agent, "SetPresence", "present");
        return scene;
    }

    public HubConnection Agent { get; private set; } = null!;

    /// <summary>A visitor whose chat waits. Starts as soon as the channel is open.</summary>
    public async Task<(HubConnection Connection, string Session)> Visitor(ServerProcess front, string question)
    {
        var connection = await Connect(front, "hubs/visitor", cookie: null);
        await Ask<VisitorWelcome>(connection, "Hello", new VisitorHello(ProtocolVersion.Current, DemoChannel, null, 0));
        var key = Convert.ToBase64String(Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray())
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var form = new StartChat(NewId(), key, "Kari", "kari@example.com", question, true, "en", null, null);
        var started = await Eventually.Get(
            "a chat to start", () => connection.InvokeAsync<Answer<VisitorChat>>("Start", form), answer => answer.Ok is not null);
        return (connection, started.Ok!.Log.SessionId);
    }

    public static Task<Answer<Sent>> Send(HubConnection visitor, string text) =>
        visitor.InvokeAsync<Answer<Sent>>("Send", new VisitorMessage(NewId(), text));

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync();
    }

    private async Task<HubConnection> Connect(ServerProcess front, string hub, string? cookie)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(front.Address, hub), options =>
            {
                if (cookie is not null)
                    options.Headers["Cookie"] = cookie;
            })
            .WithKeepAliveInterval(TimeSpan.FromSeconds(4))
            .Build();
        await connection.StartAsync();
        _connections.Add(connection);
        return connection;
    }

    private static async Task<T> Ask<T>(HubConnection connection, string method, params object?[] arguments)
        where T : class
    {
        var answer = await Eventually.Get(
            $"an answer to {method}", () => connection.InvokeCoreAsync<Answer<T>>(method, arguments), answer => answer.Ok is not null);
        return answer.Ok!;
    }

    private static string NewId() => Guid.NewGuid().ToString("N");
}
