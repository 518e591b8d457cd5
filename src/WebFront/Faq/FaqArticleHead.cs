namespace OrleansChat.Faq;

/// <summary>A published public article in one language, as lists show it.</summary>
internal sealed record FaqArticleHead(
    Guid Id, Guid Folder, string Language, string Title, string Slug, int Position, DateTimeOffset ChangedAt);

/// <summary>A folder of the knowledge base, as it is stored.</summary>
internal sealed record FaqFolder(Guid Id, Guid? Parent, string Name, int Position);
