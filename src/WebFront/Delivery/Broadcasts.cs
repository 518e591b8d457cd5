using Microsoft.AspNetCore.SignalR;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>The groups of local connections; a send to a group serialises once.</summary>
internal sealed class Broadcasts(
    IHubContext<VisitorHub, IVisitorClient> visitors,
    IHubContext<AgentHub, IAgentClient> agents)
{
    public IHubContext<VisitorHub, IVisitorClient> Visitors => visitors;

    public IHubContext<AgentHub, IAgentClient> Agents => agents;

    public IVisitorClient VisitorsOf(FeedKey key) => visitors.Clients.Group(Group(key));

    public IAgentClient AgentsOf(FeedKey key) => agents.Clients.Group(Group(key));

    /// <summary>All but these connections.</summary>
    public IAgentClient AgentsExcept(FeedKey key, IReadOnlyList<string> connections) =>
        agents.Clients.GroupExcept(Group(key), connections);

    /// <summary>Of those, the consoles whose agents may read this much.</summary>
    public IAgentClient AgentsOf(FeedKey key, ChatVisibility visibility) => agents.Clients.Group(Group(key, visibility));

    public Task AddVisitor(string connection, FeedKey key) => visitors.Groups.AddToGroupAsync(connection, Group(key));

    public Task RemoveVisitor(string connection, FeedKey key) => visitors.Groups.RemoveFromGroupAsync(connection, Group(key));

    public Task AddAgent(string connection, FeedKey key) => agents.Groups.AddToGroupAsync(connection, Group(key));

    public Task RemoveAgent(string connection, FeedKey key) => agents.Groups.RemoveFromGroupAsync(connection, Group(key));

    public Task AddAgent(string connection, FeedKey key, ChatVisibility visibility) =>
        agents.Groups.AddToGroupAsync(connection, Group(key, visibility));

    public Task RemoveAgent(string connection, FeedKey key, ChatVisibility visibility) =>
        agents.Groups.RemoveFromGroupAsync(connection, Group(key, visibility));

    private static string Group(FeedKey key, ChatVisibility visibility) => $"{Group(key)}:{visibility}";

    private static string Group(FeedKey key) => $"{key.Kind}:{key.Name}";
}
