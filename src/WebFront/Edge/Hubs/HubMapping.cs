using Microsoft.AspNetCore.Http.Connections;
using OrleansChat.Edge.Calls;
using OrleansChat.Edge.Http;

namespace OrleansChat.Edge.Hubs;

/// <summary>Where the hubs are, and who may connect.</summary>
internal static class HubMapping
{
    public const string Visitor = "/hubs/visitor";
    public const string Agent = "/hubs/agent";

    /// <summary>
    /// Whoever connects to a front that is stopping is sent to another one at once. A connection that came after SignalR has closed
    /// all others would keep the process from ending until its time-out.
    /// </summary>
    public static void UseHubDoor(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/hubs") && stopping.IsCancellationRequested,
            hub => hub.Run(http => Problems.Write(http, ClusterFaults.Unavailable)));
    }

    /// <summary>Browsers connect WebSockets across sites with cookies and without asking: so it is refused here.</summary>
    public static void UseAgentHubOrigin(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(Agent),
        hub => hub.Use(async (HttpContext http, RequestDelegate next) =>
        {
            if (SameOrigin.Holds(http.Request))
                await next(http);
            else
                await Problems.Write(http, SameOrigin.Refused(http.Request));
        }));

    /// <summary>After everything that refuses a connection without a place being taken.</summary>
    public static void UseHubAdmission(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/hubs"),
        hub =>
        {
            hub.UseWebSockets();
            hub.Use((HttpContext http, RequestDelegate next) => http.RequestServices.GetRequiredService<HubAdmission>().Pass(http, next));
        });

    /// <summary>Small: an idle connection should cost little, and calls are small too.</summary>
    public static void Buffers(HttpConnectionDispatcherOptions options)
    {
        options.ApplicationMaxBufferSize = 64 * 1024;
        options.TransportMaxBufferSize = 64 * 1024;
    }
}
