using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;

namespace OrleansChat.Agents;

/// <summary>Agents at their consoles: the hub of agents, and what it calls.</summary>
internal static class AgentFeature
{
    /// <summary>How often consoles are pinged; presence ends by when they were last heard.</summary>
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(4);

    /// <summary>A console that shows a few chats reads a few at once; more wait here, and cost nothing.</summary>
    private const int CallsAtOnce = 8;

    public static void AddAgents(this IServiceCollection services)
    {
        services.AddHub<AgentHub>(static options =>
        {
            // A tab in the background pings when it is pinged: its own timers are slow.
            options.KeepAliveInterval = Ping;
            // What is written does not wait for what is read: HubGuardFilter keeps the order where it matters.
            options.MaximumParallelInvocationsPerClient = CallsAtOnce;
        });
        services.AddSingleton<BoardSubscriptions>();
        services.AddSingleton<AgentSubscriptions>();
        services.AddSingleton<AgentConnector>();
        services.AddSingleton<AgentService>();
    }

    public static void MapAgents(this IEndpointRouteBuilder app) => app.MapHub<AgentHub>(HubMapping.Agent, options =>
    {
        HubMapping.Buffers(options);
        options.CloseOnAuthenticationExpiration = true;
        // A poll says that the browser is there, and nothing else does: SignalR pings on no connection that is polled.
        options.LongPolling.PollTimeout = Ping;
    }).RequireRateLimiting(HttpLimits.Connections);
}
