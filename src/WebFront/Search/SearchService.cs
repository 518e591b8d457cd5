using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>What agents ask of chats of before. All of it is for reading.</summary>
internal sealed class SearchService(AgentAccess agents, SearchAccess search, SearchPlaces places, SessionAccess sessions)
{
    public async Task<Result<FoundChats>> Find(AgentId self, SearchFilter filter, string? after, CancellationToken cancellation)
    {
        var agent = await agents.View(self);
        if (!agent.IsOk)
            return agent.Refusal;
        var place = places.Open(after);
        if (place.Refusal is { } unknown)
            return unknown;
        var page = await search.Find(agent.Value, filter, place.Value, cancellation);
        return page.Map(found => new FoundChats([.. found.Hits.Select(View)], places.Seal(found.Next)));
    }

    public async Task<Result<EarlierChatsPage>> Earlier(
        AgentId self, SessionId session, DateTimeOffset? before, CancellationToken cancellation)
    {
        var agent = await agents.View(self);
        var chat = agent.IsOk ? await sessions.ForReading(agent.Value, session) : agent.Refusal;
        if (!chat.IsOk)
            return chat.Refusal;
        var known = chat.Value.Summary!;
        var page = await search.Earlier(agent.Value!, known, before ?? known.RequestedAt, cancellation);
        return new EarlierChatsPage([.. page.Chats.Select(static earlier => SessionRows.Line(earlier, readable: true))], page.Next);
    }

    public async Task<Result<PastChat>> Read(AgentId self, SessionId session, long afterSeq)
    {
        var agent = await agents.View(self);
        var chat = agent.IsOk ? await sessions.ForReading(agent.Value, session) : agent.Refusal;
        if (!chat.IsOk)
            return chat.Refusal;
        var page = await chat.Value.Read(afterSeq, SessionLimits.PageSize);
        return page.Map(static read => new PastChat(SessionRows.Of(read.Summary), EventViews.Page(read, Viewer.Agent)));
    }

    public async Task<Result<ChatAgent[]>> Colleagues(AgentId self, CancellationToken cancellation)
    {
        var agent = await agents.View(self);
        if (!agent.IsOk)
            return agent.Refusal;
        var known = await search.Colleagues(agent.Value, cancellation);
        IEnumerable<AgentRef> all = known.Any(each => each.Id == self) ? known : [agent.Value.Agent, .. known];
        return all.Select(static each => new ChatAgent(each.Id.ToString(), each.Name)).ToArray();
    }

    private static FoundChat View(SearchHit hit) => new(
        SessionRows.Line(hit.Session, readable: true),
        hit.Session.Rating,
        hit.Seq,
        [.. hit.Excerpt.Select(static part => new ExcerptPiece(part.Text, part.Hit))]);
}
