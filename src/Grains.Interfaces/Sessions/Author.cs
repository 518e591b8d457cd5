using OrleansChat.Agents;

namespace OrleansChat.Sessions;

/// <summary>Which side somebody is on.</summary>
public enum AuthorKind
{
    System = 0,
    Customer = 1,
    Agent = 2,
    Bot = 3,
}

/// <summary>
/// Who did something in a session. <paramref name="Agent"/> is set only for agents; <paramref name="Name"/> as shown then.
/// </summary>
[GenerateSerializer, Alias("chat.author"), Immutable]
public sealed record Author(
    [property: Id(0)] AuthorKind Kind,
    [property: Id(1)] string? Name = null,
    [property: Id(2)] AgentId? Agent = null)
{
    public static readonly Author System = new(AuthorKind.System);

    public static Author Customer(string? name) => new(AuthorKind.Customer, name);

    public static Author Of(AgentRef agent) => new(AuthorKind.Agent, agent.Name, agent.Id);
}
