using OrleansChat.Sessions;

namespace OrleansChat.Drafts;

/// <summary>What an agent has written in a chat and not sent. Nobody but this agent gets to see it.</summary>
/// <param name="Session">In which chat.</param>
/// <param name="Mode">What it would become.</param>
/// <param name="Text">Empty: it was sent, or thrown away.</param>
/// <param name="SavedAt">Later ones of the same place are newer, whatever the clocks say.</param>
[GenerateSerializer, Alias("chat.draft"), Immutable]
public sealed record Draft(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] DraftMode Mode,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset SavedAt);
