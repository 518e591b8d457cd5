namespace OrleansChat.Knowledge;

/// <summary>How much the knowledge base takes.</summary>
internal static class KnowledgeLimits
{
    /// <summary>Of an article's Markdown, in UTF-8.</summary>
    public const int ArticleBytes = 256 * 1024;

    /// <summary>Of a request with an article: one that is too long is refused with a word about articles up to here.</summary>
    public const int BodyBytes = 4 * 1024 * 1024;

    public const int FolderDepth = 12;
    public const int Folders = 2_000;
    public const int SearchTextLength = 500;
    public const int SearchResults = 20;
    public const int AtOnce = 500;

    /// <summary>Of an archive as it is sent.</summary>
    public const int ArchiveBytes = 16 * 1024 * 1024;
    public const int ArchiveEntries = 5_000;

    /// <summary>Of all that is in it.</summary>
    public const int UnpackedBytes = 64 * 1024 * 1024;
}
