using OrleansChat.Agents;

namespace OrleansChat.Channels;

/// <summary>Somebody who works on a channel from its beginning.</summary>
/// <param name="Agent">The account.</param>
/// <param name="Name">For the audit log.</param>
/// <param name="Permissions">What they may do there.</param>
/// <param name="Words">The permissions, for the audit log.</param>
[GenerateSerializer, Alias("chat.first-agent"), Immutable]
public sealed record InitialAgent(
    [property: Id(0)] AgentId Agent,
    [property: Id(1)] string Name,
    [property: Id(2)] ChannelPermissions Permissions,
    [property: Id(3)] string Words);
