using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Chaos.Clients;

/// <summary>
/// The only agent of a channel, with one console that does nothing but be there. It vanishes without a word: no more pings, and no
/// close, as when a cable is pulled out or the machine's power is cut.
/// </summary>
internal sealed class LoneAgent : IAsyncDisposable
{
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(4);
    private readonly HubConnection connection;

    private LoneAgent(HubConnection connection) => this.connection = connection;

    public static async Task<LoneAgent> Come(Uri front, string cookie, CancellationToken stop)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(front, "hubs/agent"), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
                options.Headers["Cookie"] = cookie;
            })
            .WithKeepAliveInterval(Ping)
            .Build();
        var agent = new LoneAgent(connection);
        try
        {
            await connection.StartAsync(stop);
            Expect(await connection.InvokeAsync<Answer<AgentWelcome>>("Hello", new AgentHello(ProtocolVersion.Current), stop));
            Expect(await connection.InvokeAsync<Answer<AgentMe>>("SetPresence", "present", stop));
            return agent;
        }
        catch
        {
            await agent.DisposeAsync();
            throw;
        }
    }

    /// <summary>From when it can be counted that nothing more was heard: one ping may still go out.</summary>
    public TimeSpan Vanish()
    {
        connection.KeepAliveInterval = TimeSpan.FromHours(1);
        return Ping;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static void Expect<T>(Answer<T> answer)
        where T : class
    {
        if (answer.Ok is null)
            throw new InvalidOperationException($"Refused with {answer.Refused?.Code}.");
    }
}
