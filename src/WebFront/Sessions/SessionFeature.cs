using OrleansChat.Edge.Http;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;

namespace OrleansChat.Sessions;

/// <summary>Chats: the hub of visitors, and what both sides can do with a chat.</summary>
internal static class SessionFeature
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddHub<VisitorHub>();
        services.AddSingleton<VisitorSubscriptions>();
        services.AddSingleton<VisitorService>();
        services.AddSingleton<FaqSuggester>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<TransferService>();
    }

    /// <summary>Open to every website without cookies; the channel's own list is checked with Hello.</summary>
    public static void MapSessions(this IEndpointRouteBuilder app) => app.MapHub<VisitorHub>(HubMapping.Visitor, HubMapping.Buffers)
        .RequireCors(WebRegistration.WidgetCors).RequireRateLimiting(HttpLimits.Connections);
}
