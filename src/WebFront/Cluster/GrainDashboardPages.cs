using Orleans.Dashboard;
using OrleansChat.Access;
using OrleansChat.Silo;

namespace OrleansChat.Cluster;

/// <summary>The pages of Orleans' dashboard, for administrators.</summary>
internal static class GrainDashboardPages
{
    public const string Path = "/orleans";

    /// <summary>It fetches all from here and runs nothing inline; its charts write styles.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What grains have in memory (customers' words among it), and the log: not even for administrators.</summary>
    private static readonly string[] Closed = [$"{Path}/GrainState", $"{Path}/Trace"];

    /// <summary>Maps nothing where <c>Chat:Dashboard</c> is off.</summary>
    public static void MapGrainDashboard(this WebApplication app)
    {
        if (!ChatSilo.HasDashboard(app.Configuration))
            return;
        app.MapOrleansDashboard(Path).RequireAuthorization(Policies.Administrator).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (Closed.Any(closed => http.Request.Path.StartsWithSegments(closed)))
                return TypedResults.NotFound();
            (http.Response.Headers.ContentSecurityPolicy, http.Response.Headers.CacheControl) = (Policy, "no-store");
            return await next(context);
        });
    }
}
