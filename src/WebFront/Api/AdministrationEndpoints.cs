using OrleansChat.Access;
using OrleansChat.Protocol;

namespace OrleansChat.Api;

/// <summary>What administrators do.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").RequireSameOrigin().RequireAuthorization(Policies.Administrator);
        admin.MapGet("/agents", ListAgents);
        admin.MapPost("/agents", AddAgent);
        admin.MapChannels();
    }

    private static async Task<IResult> ListAgents(AgentAccounts agents, CancellationToken cancellation) =>
        TypedResults.Ok(await agents.All(cancellation));

    private static async Task<IResult> AddAgent(AddAgentRequest request, AgentAccounts agents, CancellationToken cancellation)
    {
        var added = await agents.Add(request, cancellation);
        return added.IsOk ? TypedResults.Ok(added.Value) : Problems.From(added.Refusal);
    }
}
