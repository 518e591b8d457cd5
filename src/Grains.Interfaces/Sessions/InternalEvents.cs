using OrleansChat.Agents;
using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>
/// A note among agents. <paramref name="Mentions"/>: colleagues who are told of it,
/// and may read the chat from then on; never the author.
/// </summary>
[GenerateSerializer, Alias("chat.event.note"), Immutable]
[VisibleTo(Viewers.Agents)]
public sealed record NoteAdded(
    [property: Id(0)] Author By,
    [property: Id(1)] string Text,
    [property: Id(2)] IReadOnlyList<AgentRef> Mentions) : SessionEvent;

/// <summary>A manager's words to the agent who has the chat.</summary>
/// <param name="By">The manager.</param>
/// <param name="Text">Plain text.</param>
/// <param name="To">The agent who had the chat then.</param>
/// <param name="Channel">On which it was then: its managers see the words too.</param>
[GenerateSerializer, Alias("chat.event.whisper"), Immutable]
[VisibleTo(Viewers.Handlers)]
public sealed record WhisperSent(
    [property: Id(0)] Author By,
    [property: Id(1)] string Text,
    [property: Id(2)] AgentRef To,
    [property: Id(3)] ChannelId Channel) : SessionEvent;

/// <summary>Tags were put on the chat, or taken off. Their names as they were then.</summary>
[GenerateSerializer, Alias("chat.event.tags"), Immutable]
[VisibleTo(Viewers.Agents)]
public sealed record TagsChanged(
    [property: Id(0)] Author By,
    [property: Id(1)] IReadOnlyList<TagRef> Added,
    [property: Id(2)] IReadOnlyList<TagRef> Removed) : SessionEvent;

/// <summary>A tag of the installation, by the name that it had then.</summary>
[GenerateSerializer, Alias("chat.tag-ref"), Immutable]
public sealed record TagRef([property: Id(0)] TagId Id, [property: Id(1)] string Name);
