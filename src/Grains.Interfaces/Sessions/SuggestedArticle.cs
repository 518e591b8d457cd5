namespace OrleansChat.Sessions;

/// <summary>An article of the FAQ as it was shown to a visitor: by the title and the words that it had then.</summary>
/// <param name="Id">Which.</param>
/// <param name="Language">BCP 47, that it was shown in.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Excerpt">Its first words as plain text; null: not shown.</param>
[GenerateSerializer, Alias("chat.suggested-article"), Immutable]
public sealed record SuggestedArticle(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Language,
    [property: Id(2)] string Title,
    [property: Id(3)] string? Excerpt = null);
