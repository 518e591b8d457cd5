namespace OrleansChat.Knowledge;

/// <summary>A folder of the knowledge base as stored.</summary>
public sealed class KnowledgeFolderRow
{
    public const int NameLength = 100;

    public required Guid Id { get; init; }

    /// <summary>Null: stands at the top.</summary>
    public Guid? ParentId { get; set; }

    public required string Name { get; set; }

    /// <summary>Its place among the folders of the same parent.</summary>
    public int Position { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;
}

/// <summary>An article: where it stands, and for whom. What it says stands in its translations.</summary>
public sealed class KnowledgeArticleRow
{
    public required Guid Id { get; init; }

    public required Guid FolderId { get; set; }

    /// <summary>For agents only.</summary>
    public bool Internal { get; set; }

    /// <summary>Its place among the articles of the folder.</summary>
    public int Position { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An article in one language.</summary>
public sealed class KnowledgeTranslationRow
{
    public const int TitleLength = 200;
    public const int SlugLength = 200;
    public const int LanguageLength = 35;

    /// <summary>The index of the search knows it by this number.</summary>
    public long Id { get; init; }

    public required Guid ArticleId { get; init; }

    /// <summary>As <see cref="KnowledgeLanguage"/> spells it.</summary>
    public required string Language { get; init; }

    public required string Title { get; set; }

    /// <summary>Its part of an address: unique in its language.</summary>
    public required string Slug { get; set; }

    /// <summary>Markdown.</summary>
    public required string Body { get; set; }

    /// <summary>Null: a draft. Later than now: a draft until then.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The number of its newest version.</summary>
    public long Version { get; set; } = 1;

    public required DateTimeOffset ChangedAt { get; set; }

    public Guid? ChangedById { get; set; }

    public required string ChangedByName { get; set; }
}

/// <summary>What was saved of a translation at some time.</summary>
public sealed class KnowledgeVersionRow
{
    public required long TranslationId { get; init; }

    public required long Number { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ById { get; init; }

    public required string ByName { get; init; }
}

/// <summary>How often a translation was read, and whether it helped.</summary>
public sealed class KnowledgeCountRow
{
    public required long TranslationId { get; init; }

    public long Views { get; set; }

    public long Helpful { get; set; }

    public long Unhelpful { get; set; }
}
