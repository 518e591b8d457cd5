namespace OrleansChat.Agents;

/// <summary>Reads agents' accounts and permissions.</summary>
public interface IAgentDirectory
{
    /// <summary>The account; null when there is none or it is disabled.</summary>
    Task<AgentProfile?> Find(AgentId agent, CancellationToken cancellation);

    /// <summary>Enabled accounts that may respond on the channel.</summary>
    Task<IReadOnlyList<AgentId>> Responders(Channels.ChannelId channel, CancellationToken cancellation);
}

/// <summary>What an account says about an agent.</summary>
public sealed record AgentProfile(AgentRef Agent, bool Administrator, IReadOnlyList<AgentChannel> Channels);
