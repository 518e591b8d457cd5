using OrleansChat.Edge.Calls;

namespace OrleansChat.Access;

/// <summary>The gates: the only ways from features to grains.</summary>
internal static class AccessFeature
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<GrainCalls>();
        services.AddSingleton<VisitorTokens>();
        services.AddSingleton<SessionAccess>();
        services.AddSingleton<ChannelAccess>();
        services.AddSingleton<AgentAccess>();
        services.AddSingleton<ChatFileAccess>();
        services.AddScoped<AgentNotifier>();
    }
}
