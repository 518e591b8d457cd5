using OrleansChat.Agents;

namespace OrleansChat.Sessions;

/// <summary>Writes a note that only agents see. <paramref name="Mentions"/>: colleagues who are told; the author is left out.</summary>
[GenerateSerializer, Alias("chat.command.add-note"), Immutable]
public sealed record AddNote(
    [property: Id(0)] AgentRef By,
    [property: Id(1)] string Text,
    [property: Id(2)] IReadOnlyList<AgentRef> Mentions) : SessionCommand;

/// <summary>
/// A manager writes to the agent who has the chat. <paramref name="To"/>: whom the manager means; if another has it by now, it is refused.
/// Null: a front of before did not say.
/// </summary>
[GenerateSerializer, Alias("chat.command.whisper"), Immutable]
public sealed record SendWhisper(
    [property: Id(0)] AgentRef By,
    [property: Id(1)] string Text,
    [property: Id(2)] AgentId? To = null) : SessionCommand;

/// <summary>Puts tags on the chat and takes others off. What is so already stays so.</summary>
[GenerateSerializer, Alias("chat.command.change-tags"), Immutable]
public sealed record ChangeTags(
    [property: Id(0)] AgentRef By,
    [property: Id(1)] IReadOnlyList<TagRef> Add,
    [property: Id(2)] IReadOnlyList<TagRef> Remove) : SessionCommand;
