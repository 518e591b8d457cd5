namespace OrleansChat.Agents;

/// <summary>Reads agents' accounts and permissions.</summary>
public interface IAgentDirectory
{
    /// <summary>The account; null when there is none or it is disabled.</summary>
    Task<AgentProfile?> Find(AgentId agent, CancellationToken cancellation);

    /// <summary>Enabled accounts that may respond on the channel.</summary>
    Task<IReadOnlyList<AgentId>> Responders(Channels.ChannelId channel, CancellationToken cancellation);

    /// <summary>Accounts that work on one of these channels, by name.</summary>
    Task<IReadOnlyList<AgentRef>> OfChannels(IReadOnlyCollection<Channels.ChannelId> channels, CancellationToken cancellation);
}

/// <summary>What an account says about an agent.</summary>
/// <param name="Agent">Key and display name.</param>
/// <param name="Administrator">Sets the system up.</param>
/// <param name="Channels">Where the agent works.</param>
/// <param name="MaximumChats">So many at once, and no more are to be given; null: as many as there are.</param>
/// <param name="Preferences">The version of the agent's own settings; 0: never changed.</param>
public sealed record AgentProfile(
    AgentRef Agent,
    bool Administrator,
    IReadOnlyList<AgentChannel> Channels,
    int? MaximumChats = null,
    long Preferences = 0);
