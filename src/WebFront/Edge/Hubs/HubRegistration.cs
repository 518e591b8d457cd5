using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Limits;

namespace OrleansChat.Edge.Hubs;

/// <summary>What every hub needs, and how a feature registers one.</summary>
internal static class HubRegistration
{
    public static void AddHubs(this IServiceCollection services, LimitSettings limits)
    {
        services.AddSingleton<HubLimits>();
        services.AddSingleton<OpenConnections>();
        services.AddSingleton<LocalConnections>();
        services.AddSingleton<PollNotifier>();
        services.AddSingleton<UnconfiguredProxies>();
        services.AddSingleton<HubAdmission>();
        services.AddSingleton<HubGuardFilter>();
        services.AddSignalR(options =>
            {
                options.AddFilter<HubGuardFilter>();
                options.HandshakeTimeout = TimeSpan.FromSeconds(limits.HelloSeconds);
            })
            .AddJsonProtocol(options => WireJson.Set(options.PayloadSerializerOptions));
        services.Replace(ServiceDescriptor.Singleton<IHubProtocol>(static all =>
            ActivatorUtilities.CreateInstance<BoundedJsonHubProtocol>(all, ActivatorUtilities.CreateInstance<JsonHubProtocol>(all))));
    }

    /// <summary>A hub of the features, with what it has of its own.</summary>
    public static void AddHub<THub>(this IServiceCollection services, Action<HubOptions<THub>>? own = null)
        where THub : Hub
    {
        services.AddSingleton<HubLifetimeManager<THub>, HelloTimeoutLifetimeManager<THub>>();
        services.AddSingleton<IConfigureOptions<HubOptions<THub>>, HubOptionsSetup<THub>>();
        services.Configure<HubOptions<THub>>(options =>
        {
            // The protocol sees to the size of calls, with a code; SignalR itself
            // to that of the handshake, and shows a protocol no more than this.
            options.MaximumReceiveMessageSize = BoundedJsonHubProtocol.MostBytesRead + 1;
            own?.Invoke(options);
        });
    }
}
