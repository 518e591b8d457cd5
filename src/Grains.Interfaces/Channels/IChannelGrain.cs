using Orleans.Concurrency;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Delivery;
using OrleansChat.Results;

namespace OrleansChat.Channels;

/// <summary>
/// A channel's settings and its availability. Key: <see cref="ChannelId"/>. Changes without an actor are the program's own.
/// </summary>
[Alias("chat.channel")]
[GrainInterfaceType("chat.channel")]
public interface IChannelGrain : IGrainWithGuidKey
{
    /// <summary>The settings; refused when there is no such channel.</summary>
    [Alias("Settings"), AlwaysInterleave, ReadOnly]
    Task<Result<ChannelSettings>> Settings();

    /// <summary>
    /// Creates the channel or replaces its settings: stored, with an entry in the audit log, then applied.
    /// Refused with <see cref="RefusalCodes.SettingsInvalid"/> or <see cref="RefusalCodes.ChannelNameTaken"/>.
    /// </summary>
    [Alias("Save")]
    Task<Result<Unit>> Save(ChannelSettings settings, Actor? by = null);

    /// <summary>
    /// Creates the channel with those who work there: all of it is stored at once, with its entries in the audit log, or nothing is.
    /// Safe to repeat. Refused as <see cref="Save"/>.
    /// </summary>
    [Alias("Create")]
    Task<Result<Unit>> Create(ChannelSettings settings, IReadOnlyList<InitialAgent> agents, Actor? by = null);

    /// <summary>The settings with their version, read from the store.</summary>
    [Alias("Stored")]
    Task<Result<VersionedSettings>> Stored();

    /// <summary>
    /// Replaces that version of the settings; answers the new version. Refused as <see cref="Save"/>, and with
    /// <see cref="RefusalCodes.ChannelChangedMeanwhile"/> when another version is stored.
    /// </summary>
    [Alias("Replace")]
    Task<Result<VersionedSettings>> Replace(ChannelSettings settings, long version, Actor? by = null);

    /// <summary>Whether these settings could be saved, as far as the name of others does not matter.</summary>
    [Alias("Check"), AlwaysInterleave, ReadOnly]
    Task<Result<Unit>> Check(ChannelSettings settings);

    /// <summary>
    /// Deletes the channel: who waits is told that the chat has ended, no new chats, the name is free; what is stored of its chats stays.
    /// </summary>
    [Alias("Delete")]
    Task<Result<Unit>> Delete(Actor? by = null);

    /// <summary>Forgets cached settings: somebody changed the stored ones.</summary>
    [Alias("Reload")]
    Task Reload();

    /// <summary>Whether a new chat may start now, and why not.</summary>
    [Alias("Availability"), AlwaysInterleave, ReadOnly]
    Task<Availability> Availability();

    /// <summary>
    /// An agent that may respond here is present until <paramref name="until"/> (renewed before), or (null) is not any more. What was
    /// <paramref name="said"/> before something that is known counts for nothing. Null, from silos of before: now.
    /// </summary>
    [Alias("AgentPresent"), OneWay]
    Task AgentPresent(AgentId agent, DateTimeOffset? until, DateTimeOffset? said = null);

    /// <summary>Sends availability changes to this front until the lease ends; answers the availability of now.</summary>
    [Alias("Watch"), AlwaysInterleave]
    Task<Availability> Subscribe(FrontLease front);

    /// <summary>Stops sending to this front.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task Unsubscribe(FrontId front);

    /// <summary>Sends every change of the settings to this front until the lease ends; answers those of now.</summary>
    [Alias("WatchSettings"), AlwaysInterleave]
    Task<SettingsSnapshot> SubscribeToSettings(FrontLease front);

    /// <summary>Stops sending settings to this front.</summary>
    [Alias("UnwatchSettings"), AlwaysInterleave]
    Task UnsubscribeFromSettings(FrontId front);
}
