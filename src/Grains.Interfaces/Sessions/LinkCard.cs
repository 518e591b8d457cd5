namespace OrleansChat.Sessions;

/// <summary>What a link message leads to, with the words that it had when it was sent.</summary>
/// <param name="Address">Path of a page on this server.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Excerpt">Its first words as plain text; null: there are none.</param>
[GenerateSerializer, Alias("chat.link-card"), Immutable]
public sealed record LinkCard(
    [property: Id(0)] string Address,
    [property: Id(1)] string Title,
    [property: Id(2)] string? Excerpt = null);
