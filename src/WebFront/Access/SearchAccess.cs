using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Results;
using OrleansChat.Search;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>
/// The only way to chats of before: an agent finds what they may read, and of what they may not neither a hit, nor a word, nor that
/// there is one. The index is asked with the agent's permissions, and each chat, as it is now, once more before it is shown.
/// </summary>
internal sealed class SearchAccess(ISessionSearch search, IAgentDirectory directory)
{
    public Task<Result<SearchPage>> Find(AgentView agent, SearchFilter filter, string? after, CancellationToken cancellation) =>
        search.Find(filter, ScopeOf(agent), after, MayRead(agent), cancellation);

    /// <summary>Chats of the same visitor before a chat that the agent may read.</summary>
    public Task<EarlierChats> Earlier(AgentView agent, SessionSummary chat, DateTimeOffset before, CancellationToken cancellation) =>
        search.Earlier(chat, ScopeOf(agent), before, MayRead(agent), cancellation);

    /// <summary>Those who may have chats that the agent may read.</summary>
    public Task<IReadOnlyList<AgentRef>> Colleagues(AgentView agent, CancellationToken cancellation) =>
        directory.OfChannels(ScopeOf(agent).All, cancellation);

    private static Func<SessionSummary, bool> MayRead(AgentView agent) => chat => agent.RefusesReading(chat) is null;

    private static SearchScope ScopeOf(AgentView agent) => new(
        agent.Agent.Id, Channels(agent, ChatVisibility.All), Channels(agent, ChatVisibility.Waiting));

    private static List<ChannelId> Channels(AgentView agent, ChatVisibility visibility) =>
        [.. agent.Channels.Select(static known => known.Channel).Where(channel => agent.VisibilityOn(channel) == visibility)];
}
