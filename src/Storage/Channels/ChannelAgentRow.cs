using OrleansChat.Agents;

namespace OrleansChat.Channels;

/// <summary>What an agent may do on a channel.</summary>
public sealed class ChannelAgentRow
{
    public required Guid ChannelId { get; init; }

    public required Guid UserId { get; init; }

    public ChannelPermissions Permissions { get; set; }
}
