namespace OrleansChat.Channels;

/// <summary>Stored settings of channels. The channel's grain is the only writer.</summary>
public interface IChannelStore
{
    Task<ChannelSettings?> Find(ChannelId channel, CancellationToken cancellation);

    /// <summary>Inserts or replaces. False: another channel has that name.</summary>
    Task<bool> Save(ChannelId channel, ChannelSettings settings, CancellationToken cancellation);

    /// <summary>All channels, by name.</summary>
    Task<IReadOnlyList<StoredChannel>> All(CancellationToken cancellation);
}

/// <summary>A channel and its settings.</summary>
public sealed record StoredChannel(ChannelId Id, ChannelSettings Settings);
