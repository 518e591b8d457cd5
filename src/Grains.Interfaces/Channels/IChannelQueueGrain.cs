using Orleans.Concurrency;
using OrleansChat.Agents;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Channels;

/// <summary>
/// The queue of one channel: who waits there, in order. The queue proposes, the session's log decides: everything in here can be rebuilt
/// from the summaries, and is, by <see cref="Reconcile"/>. Key: <see cref="ChannelId"/>.
/// </summary>
[Alias("chat.queue")]
[GrainInterfaceType("chat.queue")]
public interface IChannelQueueGrain : IGrainWithGuidKey
{
    /// <summary>A session entered or left the queue by its log; older news than already known is ignored.</summary>
    [Alias("Notice"), AlwaysInterleave, OneWay]
    Task Notice(SessionSummary summary);

    /// <summary>
    /// Offers the longest waiting to the agent, then the next, until a session accepts.
    /// One <paramref name="message"/> takes one session: what was taken with it before is in the
    /// details of the refusal. <paramref name="opener"/>: see <see cref="IChatSessionGrain.Execute"/>. <paramref name="asManager"/>: the
    /// agent is a manager here, and also gets what is offered to managers first.
    /// </summary>
    [Alias("ClaimNext"), PassesDeadline]
    Task<Result<SessionReceipt>> AcceptNext(
        AgentRef agent, AcceptedHow how, MessageId? message = null, FrontLease? opener = null, bool asManager = false);

    /// <summary>How many wait, and what a place costs.</summary>
    [Alias("Length"), AlwaysInterleave, ReadOnly]
    Task<QueueLength> Length();

    /// <summary>The order of now.</summary>
    [Alias("Snapshot"), AlwaysInterleave, ReadOnly]
    Task<QueueSnapshot> Snapshot();

    /// <summary>
    /// Keeps a place for a chat that is about to start, until its log says that it waits; refused when too many wait already from the
    /// same address or over the same connection.
    /// </summary>
    [Alias("Admit"), AlwaysInterleave]
    Task<Result<Unit>> Admit(QueueApplicant applicant);

    /// <summary>Compares with the stored summaries and puts right what differs. Answers how many entries differed.</summary>
    [Alias("Reconcile")]
    Task<int> Reconcile();

    /// <summary>The channel is gone: ends the chats that wait, as nobody can answer them any more.</summary>
    [Alias("EndWaiting")]
    Task EndWaiting();

    /// <summary>Sends queue changes to this front until the lease ends; answers the order of now.</summary>
    [Alias("Watch"), AlwaysInterleave]
    Task<QueueSnapshot> Subscribe(FrontLease front);

    /// <summary>Stops sending to this front.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task Unsubscribe(FrontId front);
}

/// <summary>Who wants a place in the queue.</summary>
/// <param name="Session">The chat that is about to start.</param>
/// <param name="Ip">The address as the chat's record keeps it; null where that is not the visitor's own.</param>
/// <param name="Connection">Of the visitor, unique over all fronts.</param>
/// <param name="MostPerAddress">So many chats of one address may wait.</param>
/// <param name="MostPerConnection">So many chats of one connection may wait.</param>
/// <param name="Network">A key of the visitor's network, which names nobody. Null: <paramref name="Ip"/> counts.</param>
[GenerateSerializer, Alias("chat.queue-applicant"), Immutable]
public sealed record QueueApplicant(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] string? Ip,
    [property: Id(2)] string Connection,
    [property: Id(3)] int MostPerAddress,
    [property: Id(4)] int MostPerConnection,
    [property: Id(5)] string? Network = null);

/// <summary>One waiting session. Its summary's texts are cut, and of where it came from only the address is left.</summary>
[GenerateSerializer, Alias("chat.queue-entry"), Immutable]
public sealed record QueueEntry(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] DateTimeOffset Since,
    [property: Id(2)] bool AtHead,
    [property: Id(3)] SessionSummary Summary);

/// <summary>The queue at one moment: longest waiting first.</summary>
/// <param name="Channel">Whose queue.</param>
/// <param name="Version">Grows with every change of one activation; a smaller one means a new activation.</param>
/// <param name="Entries">In the order in which they will be offered.</param>
/// <param name="WaitPerPlace">How long the first in the queue waits on average until somebody takes them; null: no basis yet.</param>
/// <param name="WaitAtHead">What the first may still have to wait; null: as before, or a silo of before said it.</param>
[GenerateSerializer, Alias("chat.queue-snapshot"), Immutable]
public sealed record QueueSnapshot(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] long Version,
    [property: Id(2)] IReadOnlyList<QueueEntry> Entries,
    [property: Id(3)] TimeSpan? WaitPerPlace,
    [property: Id(4)] TimeSpan? WaitAtHead = null)
{
    /// <summary>What whoever stands at this place (0-based) may still have to wait; null: no basis yet.</summary>
    public TimeSpan? WaitAt(int index) => (WaitAtHead ?? WaitPerPlace) + WaitPerPlace * index;
}

/// <summary>
/// The queue without its entries. <paramref name="WaitPerPlace"/> and <paramref name="WaitAtHead"/> as in <see cref="QueueSnapshot"/>.
/// </summary>
[GenerateSerializer, Alias("chat.queue-length"), Immutable]
public sealed record QueueLength(
    [property: Id(0)] int Waiting, [property: Id(1)] TimeSpan? WaitPerPlace, [property: Id(2)] TimeSpan? WaitAtHead = null)
{
    /// <summary>What a visitor who comes now will probably wait.</summary>
    public TimeSpan? WaitAtEnd => Waiting == 0 ? WaitPerPlace : (WaitAtHead ?? WaitPerPlace) + WaitPerPlace * Waiting;
}
