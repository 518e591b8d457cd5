using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>A note among agents. Mentions: ids of the colleagues who are told; the author among them is left out.</summary>
public sealed record AgentNote(
    string SessionId,
    string MessageId,
    [Bounds(1, AgentInput.TextLength)] string Text,
    [Bounds(0, SessionLimits.MostMentions)] IReadOnlyList<string> Mentions);

/// <summary>Ids of tags to put on a chat and to take off.</summary>
public sealed record TagChange(
    string SessionId,
    string MessageId,
    [Bounds(0, SessionLimits.MostTags)] IReadOnlyList<string> Add,
    [Bounds(0, SessionLimits.MostTags)] IReadOnlyList<string> Remove);

/// <summary>Starred chats that the agent may still read.</summary>
public sealed record StarredChats(IReadOnlyList<SessionRow> Chats);

/// <summary>What of the agent's own changed.</summary>
public sealed record NewsPush([OneOf("AgentNews")] string News);
