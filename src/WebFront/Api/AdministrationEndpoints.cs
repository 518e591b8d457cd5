using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Hubs;
using OrleansChat.Protocol;

namespace OrleansChat.Api;

/// <summary>Agents and channels, for administrators.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").RequireSameOrigin().RequireAuthorization(Policies.Administrator);
        admin.MapGet("/agents", ListAgents);
        admin.MapPost("/agents", AddAgent);
        admin.MapGet("/channels", ListChannels);
        admin.MapPost("/channels", AddChannel);
        admin.MapPut("/channels/{id}", ChangeChannel);
        admin.MapChannelSettings();
    }

    private static async Task<IResult> ListAgents(AgentAccounts agents, CancellationToken cancellation) =>
        TypedResults.Ok(await agents.All(cancellation));

    private static async Task<IResult> AddAgent(AddAgentRequest request, AgentAccounts agents, CancellationToken cancellation)
    {
        var added = await agents.Add(request, cancellation);
        return added.IsOk ? TypedResults.Ok(added.Value) : Problems.From(added.Refusal);
    }

    private static async Task<IResult> ListChannels(HttpRequest http, ChannelCatalog channels, CancellationToken cancellation) =>
        TypedResults.Ok(await channels.All(Site(http), cancellation));

    private static async Task<IResult> AddChannel(
        SaveChannelRequest request, HttpContext http, ChannelCatalog channels, CancellationToken cancellation)
    {
        var added = await channels.Add(request, http.User.AgentId(), Site(http.Request), cancellation);
        return added.IsOk ? TypedResults.Ok(added.Value) : Problems.From(added.Refusal);
    }

    private static async Task<IResult> ChangeChannel(string id, SaveChannelRequest request, HttpRequest http, ChannelCatalog channels)
    {
        var channel = Check.Id<ChannelId>(id, nameof(id));
        if (!channel.IsOk)
            return Problems.From(channel.Refusal);
        var changed = await channels.Change(channel.Value, request, Site(http));
        return changed.IsOk ? TypedResults.Ok(changed.Value) : Problems.From(changed.Refusal);
    }

    private static string Site(HttpRequest http) => $"{http.Scheme}://{http.Host}";
}
