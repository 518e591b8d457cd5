using OrleansChat.Edge.Contracts;

namespace OrleansChat.Sessions;

/// <summary>Where a chat is to go: to <paramref name="ToAgent"/> or to the queue of <paramref name="ToChannel"/>, not both.</summary>
/// <param name="SessionId">The chat.</param>
/// <param name="MessageId">The sender's idempotency key.</param>
/// <param name="ToAgent">A colleague of the channel who is there.</param>
/// <param name="ToChannel">A channel that takes chats now.</param>
/// <param name="Note">For colleagues; the visitor never sees it.</param>
public sealed record TransferRequest(
    string SessionId, string MessageId, string? ToAgent, string? ToChannel, [Bounds(0, TransferInput.NoteLength)] string? Note);

/// <summary>Who can be given a chat of this channel now: agents by name, and other channels.</summary>
public sealed record TransferTargets(string ChannelId, IReadOnlyList<TransferAgent> Agents, IReadOnlyList<TransferChannel> Channels);

/// <summary>A colleague who is Present and may respond. <paramref name="Photo"/>: path on the server.</summary>
public sealed record TransferAgent(string Id, string Name, string? Photo, int OpenChats);

/// <summary>Another channel. <paramref name="Waiting"/>: so many wait there.</summary>
public sealed record TransferChannel(string Id, string Name, bool Open, int Waiting);

/// <summary>Agents with chats on this channel who have disappeared, by their ids.</summary>
public sealed record GoneAgents(string ChannelId, IReadOnlyList<string> AgentIds);
