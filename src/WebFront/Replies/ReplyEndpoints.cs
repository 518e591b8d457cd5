using System.Security.Claims;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Replies;

/// <summary>What agents insert into answers: their own quick replies, those of their channels, and how they use all of it.</summary>
internal static class ReplyEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var replies = app.MapGroup("/api/replies").RequireSameOrigin().RefuseMissing().RequireAuthorization();
        replies.MapGet("/", List);
        replies.MapPost("/uses", CountUse);
        replies.MapPost("/favourites", SetFavourite);
        var quick = app.MapGroup("/api/quick-replies").RequireSameOrigin().RefuseMissing().RequireAuthorization();
        quick.MapPost("/", Add);
        quick.MapPut("/{id}", Change);
        quick.MapDelete("/{id}", Delete);
    }

    private static async Task<IResult> List(
        ClaimsPrincipal user, AgentAccess agents, ChannelAccess channels, TemplateService templates, QuickReplyService replies,
        ReplyUseService uses, CancellationToken cancellation)
    {
        var agent = await agents.View(user.AgentId());
        if (!agent.IsOk)
            return Problems.From(agent.Refusal);
        return TypedResults.Ok(new ReplyLibrary(
            await templates.All(cancellation), await replies.Of(agent.Value, cancellation),
            await uses.Of(agent.Value.Agent.Id, cancellation), await channels.TimeZones(agent.Value, cancellation)));
    }

    private static async Task<IResult> CountUse(
        CountUseRequest request, ClaimsPrincipal user, ReplyUseService uses, CancellationToken cancellation)
    {
        var (kind, id) = (ReplyInput.Kind(request.Kind), InputRules.Id<ReplyId>(request.Id, "id"));
        if ((kind.Refusal ?? id.Refusal) is { } bad)
            return Problems.From(bad);
        await uses.Count(user.AgentId(), kind.Value, id.Value, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SetFavourite(
        SetFavouriteRequest request, ClaimsPrincipal user, ReplyUseService uses, CancellationToken cancellation)
    {
        var (kind, id) = (ReplyInput.Kind(request.Kind), InputRules.Id<ReplyId>(request.Id, "id"));
        if ((kind.Refusal ?? id.Refusal) is { } bad)
            return Problems.From(bad);
        return await uses.SetFavourite(user.AgentId(), kind.Value, id.Value, request.On, cancellation) is { } refusal
            ? Problems.From(refusal)
            : TypedResults.NoContent();
    }

    private static async Task<IResult> Add(
        AddQuickReplyRequest request, ClaimsPrincipal user, AgentAccess agents, QuickReplyService replies, CancellationToken cancellation)
    {
        ChannelId? channel = null;
        if (request.ChannelId is not null)
        {
            var id = InputRules.Id<ChannelId>(request.ChannelId, "channelId");
            if (!id.IsOk)
                return Problems.From(id.Refusal);
            channel = id.Value;
        }

        var reply = ReplyInput.Check(request.Name, request.Text, request.Shortcut);
        return await By(user, agents, reply, (agent, known) => replies.Add(agent, channel, known, cancellation));
    }

    private static async Task<IResult> Change(
        string id, ChangeQuickReplyRequest request, ClaimsPrincipal user, AgentAccess agents, QuickReplyService replies,
        CancellationToken cancellation)
    {
        var known = InputRules.Id<ReplyId>(id, nameof(id));
        if (!known.IsOk)
            return Problems.From(known.Refusal);
        var reply = ReplyInput.Check(request.Name, request.Text, request.Shortcut);
        return await By(user, agents, reply, (agent, change) =>
            replies.Change(agent, known.Value, change, request.Version, cancellation));
    }

    private static async Task<IResult> Delete(
        string id, ClaimsPrincipal user, AgentAccess agents, QuickReplyService replies, CancellationToken cancellation)
    {
        var known = InputRules.Id<ReplyId>(id, nameof(id));
        if (!known.IsOk)
            return Problems.From(known.Refusal);
        var agent = await agents.View(user.AgentId());
        return agent.IsOk
            ? HttpResults.Done(await replies.Delete(agent.Value, known.Value, cancellation))
            : Problems.From(agent.Refusal);
    }

    private static async Task<IResult> By(
        ClaimsPrincipal user, AgentAccess agents, Result<CheckedQuickReply> reply,
        Func<AgentView, CheckedQuickReply, Task<Result<QuickReplyView>>> act)
    {
        if (!reply.IsOk)
            return Problems.From(reply.Refusal);
        var agent = await agents.View(user.AgentId());
        return agent.IsOk ? HttpResults.Value(await act(agent.Value, reply.Value)) : Problems.From(agent.Refusal);
    }
}
