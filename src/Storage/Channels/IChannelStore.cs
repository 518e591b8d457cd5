using OrleansChat.Audit;

namespace OrleansChat.Channels;

/// <summary>Stored settings of channels. The channel's grain is the only writer; who changed what is stored with each change.</summary>
public interface IChannelStore
{
    /// <summary>The settings; of a deleted channel, which still has chats to end, the last ones. Null: there never was one.</summary>
    Task<KnownSettings?> FindLast(ChannelId channel, CancellationToken cancellation);

    /// <summary>Inserts or replaces; answers what is stored now. Null: another channel has that name.</summary>
    Task<VersionedSettings?> Save(ChannelId channel, ChannelSettings settings, Actor by, CancellationToken cancellation);

    /// <summary>
    /// Inserts a channel together with those who work there, where they still have an account. Safe to repeat: what is there already
    /// stays as it is. What is added has the version <see cref="VersionedSettings.First"/>.
    /// </summary>
    Task<ChannelSave> Add(
        ChannelId channel, ChannelSettings settings, IReadOnlyList<InitialAgent> agents, Actor by, CancellationToken cancellation);

    /// <summary>The settings with their version.</summary>
    Task<VersionedSettings?> FindVersion(ChannelId channel, CancellationToken cancellation);

    /// <summary>
    /// Replaces exactly that version. Repeating a call whose answer was lost is safe: settings that are stored already,
    /// as the next version, are <see cref="ChannelSave.Stored"/>.
    /// </summary>
    Task<ChannelSave> Replace(ChannelId channel, ChannelSettings settings, long version, Actor by, CancellationToken cancellation);

    /// <summary>Marks it deleted: its chats stay, its name is free. Safe to repeat. False: there never was one.</summary>
    Task<bool> Delete(ChannelId channel, Actor by, CancellationToken cancellation);

    /// <summary>All channels, by name.</summary>
    Task<IReadOnlyList<StoredChannel>> All(CancellationToken cancellation);
}

/// <summary>The last settings of a channel that may be <paramref name="Deleted"/>.</summary>
public sealed record KnownSettings(ChannelSettings Settings, bool Deleted);

/// <summary>A channel and its settings.</summary>
public sealed record StoredChannel(ChannelId Id, ChannelSettings Settings);
