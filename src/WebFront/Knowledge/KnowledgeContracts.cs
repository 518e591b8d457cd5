namespace OrleansChat.Knowledge;

/// <summary>
/// A folder in GET /api/knowledge/folders. Folders of the same parent come in their order. Articles: in it, without its sub-folders, as far
/// as the caller may see them. Version: of what is stored, for whoever changes it.
/// </summary>
public sealed record KnowledgeFolderView(string Id, string? ParentId, string Name, int Articles, long Version);

/// <summary>POST /api/knowledge/folders: at the end of its parent; no parent: at the top.</summary>
public sealed record AddKnowledgeFolderRequest(string Name, string? ParentId = null);

/// <summary>PUT /api/knowledge/folders/{id}. Version: of what was seen before.</summary>
public sealed record RenameFolderRequest(string Name, long Version);

/// <summary>
/// PUT /api/knowledge/folders/{id}/place. ParentId: none: at the top. BeforeId: the folder that it shall stand before; none: last.
/// </summary>
public sealed record PlaceFolderRequest(string? ParentId = null, string? BeforeId = null);

/// <summary>
/// An article in GET /api/knowledge/articles, in the order of its folder. Translations: those that the caller may see, without their texts.
/// </summary>
public sealed record ArticleRow(string Id, string FolderId, bool Internal, IReadOnlyList<TranslationRow> Translations);

/// <summary>
/// An article in one language. PublishedAt: none: a draft; later than now: a draft until then. Version: the number of its newest version.
/// Views, Helpful, Unhelpful: how often it was read, and was said to help or not to.
/// </summary>
public sealed record TranslationRow(
    string Language,
    string Title,
    string Slug,
    DateTimeOffset? PublishedAt,
    long Version,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    long Views,
    long Helpful,
    long Unhelpful);

/// <summary>GET /api/knowledge/articles/{id}, and the answer to each change of an article.</summary>
public sealed record ArticleView(string Id, string FolderId, bool Internal, IReadOnlyList<TranslationView> Translations);

/// <summary>A translation with its text. Body: Markdown. Html: the same, safe to be shown.</summary>
public sealed record TranslationView(TranslationRow Row, string Body, string Html);

/// <summary>
/// POST /api/knowledge/articles: a draft at the end of its folder. Language: BCP 47. Slug: its part of the address, small letters, digits
/// and hyphens; none: made of the title.
/// </summary>
public sealed record AddArticleRequest(
    string FolderId, string Language, string Title, string Body, string? Slug = null, bool Internal = false);

/// <summary>
/// PUT /api/knowledge/articles/{id}/translations/{language}. Version: of what was seen before; 0: it is a new translation. Refused with
/// <c>knowledge.articleChangedMeanwhile</c>, and what is stored, where somebody else was quicker. Slug: none: stays as it is.
/// </summary>
public sealed record SaveTranslationRequest(string Title, string Body, long Version, string? Slug = null);

/// <summary>PUT /api/knowledge/articles/{id}/place. BeforeId: the article that it shall stand before; none: last.</summary>
public sealed record PlaceArticleRequest(string FolderId, string? BeforeId = null);

/// <summary>PUT /api/knowledge/articles/{id}/internal: for agents only, or for everybody.</summary>
public sealed record InternalRequest(bool On);

/// <summary>
/// POST /api/knowledge/publications: publishes articles, or takes them back to drafts. Languages: none: all that each has.
/// At: since when; none: now, and what is published already stays so since when it was. A time to come: a draft until then.
/// Version: of the one text that was seen before; refused with <c>knowledge.articleChangedMeanwhile</c> where a newer one is stored.
/// </summary>
public sealed record PublishRequest(
    IReadOnlyList<string> Articles, bool Published, IReadOnlyList<string>? Languages = null, DateTimeOffset? At = null,
    long? Version = null);

/// <summary>Answers POST /api/knowledge/publications: the articles as they are now. Missing: ids of articles that are gone.</summary>
public sealed record Publications(IReadOnlyList<ArticleRow> Articles, IReadOnlyList<string> Missing);

/// <summary>POST /api/knowledge/preview: an article as it would be shown.</summary>
public sealed record MarkdownRequest(string Markdown);

/// <summary>Answers POST /api/knowledge/preview. Safe to be shown.</summary>
public sealed record RenderedMarkdown(string Html);

/// <summary>A version in GET /api/knowledge/articles/{id}/translations/{language}/versions, newest first.</summary>
public sealed record ArticleVersionRow(long Number, string Title, DateTimeOffset At, string By);

/// <summary>GET /api/knowledge/articles/{id}/translations/{language}/versions/{number}: as it was saved then.</summary>
public sealed record ArticleVersion(long Number, string Title, string Slug, string Body, DateTimeOffset At, string By);

/// <summary>
/// Found by GET /api/knowledge/search, best first. Folders: names from the top. Excerpt: plain text. Score: how much of the question the
/// article has, 0 to 1. Good: an answer, and not just a word in common.
/// </summary>
public sealed record FoundArticle(
    string Id,
    string FolderId,
    string Language,
    string Title,
    string Slug,
    string Excerpt,
    IReadOnlyList<string> Folders,
    bool Internal,
    bool Published,
    double Score,
    bool Good);

/// <summary>
/// Answers POST /api/knowledge/import: what was done, or (Committed: false) would be done. Lines: one for each file of the archive.
/// </summary>
public sealed record ImportReport(
    bool Committed, int Added, int Changed, int Unchanged, int Refused, IReadOnlyList<ImportLine> Lines);

/// <summary>
/// What became of a file. Outcome: added, changed, unchanged, refused, skipped (no article). Refused: why, with words.
/// </summary>
public sealed record ImportLine(
    string Path,
    [property: Edge.Contracts.OneOf("ImportOutcome")] string Outcome,
    string? ArticleId,
    string? Language,
    string? Title,
    Edge.Contracts.RefusalView? Refused);
