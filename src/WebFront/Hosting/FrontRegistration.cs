using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansChat.Access;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;
using OrleansChat.Sessions;

namespace OrleansChat.Hosting;

/// <summary>The product's own services.</summary>
internal static class FrontRegistration
{
    /// <summary>How often consoles are pinged; presence ends by when they were last heard.</summary>
    internal static readonly TimeSpan ConsolePing = TimeSpan.FromSeconds(4);

    /// <summary>A console that shows a few chats reads a few at once; more wait here, and cost nothing.</summary>
    private const int ConsoleCallsAtOnce = 8;

    public static void AddSessionAccess(this IServiceCollection services)
    {
        services.AddSingleton<GrainCalls>();
        services.AddSingleton<VisitorTokens>();
        services.AddSingleton<SessionAccess>();
        services.AddSingleton<ChannelAccess>();
        services.AddSingleton<AgentAccess>();
    }

    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<FeedDirectory>();
        services.AddSingleton<FrontObserver>();
        services.AddSingleton<Front>();
        services.AddSingleton<ILocalFront>(provider => provider.GetRequiredService<Front>());
        services.AddSingleton<FeedTable>();
        services.AddSingleton<Broadcasts>();
        services.AddSingleton<FeedServices>();
        services.AddHostedService<FeedRenewal>();
        services.AddHostedService<ClusterWatch>();
        services.AddSingleton<ClusterClock>();
        services.AddSingleton<VisitorSubscriptions>();
        services.AddSingleton<VisitorService>();
        services.AddSingleton<AgentBoards>();
        services.AddSingleton<AgentSubscriptions>();
        services.AddSingleton<AgentConnector>();
        services.AddSingleton<AgentService>();
        services.AddSingleton<LocalConnections>();
        services.AddHostedService<ConnectionMetrics>();
    }

    public static void AddHubs(this IServiceCollection services, LimitSettings limits)
    {
        services.AddSingleton<HubLimits>();
        services.AddSingleton<EndedSignInLimit>();
        services.AddSingleton<OpenConnections>();
        services.AddSingleton<HeardPolls>();
        services.AddSingleton<UnconfiguredProxies>();
        services.AddSingleton<HubAdmission>();
        services.AddSingleton<HubGuardFilter>();
        services.AddSingleton<HubLifetimeManager<VisitorHub>, GreetedLifetimeManager<VisitorHub>>();
        services.AddSingleton<HubLifetimeManager<AgentHub>, GreetedLifetimeManager<AgentHub>>();
        // The protocol sees to the size of calls, with a code; SignalR itself to that of the handshake, and shows a protocol no more than this.
        services.AddSignalR(options =>
            {
                options.AddFilter<HubGuardFilter>();
                options.HandshakeTimeout = TimeSpan.FromSeconds(limits.HelloSeconds);
            })
            .AddHubOptions<VisitorHub>(static options => options.MaximumReceiveMessageSize = BoundedJsonHubProtocol.MostBytesRead + 1)
            .AddHubOptions<AgentHub>(static options =>
            {
                options.MaximumReceiveMessageSize = BoundedJsonHubProtocol.MostBytesRead + 1;
                // A tab in the background pings when it is pinged: its own timers are slow.
                options.KeepAliveInterval = ConsolePing;
                // What is written does not wait for what is read: HubGuardFilter keeps the order where it matters.
                options.MaximumParallelInvocationsPerClient = ConsoleCallsAtOnce;
            })
            .AddJsonProtocol(options => Wire(options.PayloadSerializerOptions));
        services.Replace(ServiceDescriptor.Singleton<IHubProtocol>(static all => ActivatorUtilities.CreateInstance<BoundedJsonHubProtocol>(all, ActivatorUtilities.CreateInstance<JsonHubProtocol>(all))));
        services.ConfigureHttpJsonOptions(options => Wire(options.SerializerOptions));
    }

    /// <summary>camelCase; what is null is left out; texts are clean.</summary>
    internal static void Wire(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new TextConverter());
    }
}
