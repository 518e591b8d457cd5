using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Channels;

/// <summary>What administrators do.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.Administrator);
        admin.MapChannels();
    }
}
