namespace OrleansChat.Knowledge;

/// <summary>
/// For whom the knowledge base is read. What is not for them does not exist: not in a list, not in a search, not by its id.
/// </summary>
public sealed record KnowledgeAudience
{
    private KnowledgeAudience()
    {
    }

    /// <summary>Internal articles too.</summary>
    public bool SeesInternal { get; private init; }

    /// <summary>Drafts too.</summary>
    public bool SeesDrafts { get; private init; }

    /// <summary>Only what stands in this folder or below; null: everything.</summary>
    public KnowledgeFolderId? Root { get; private init; }

    /// <summary>Only in this language; null: in any.</summary>
    public string? Language { get; private init; }

    /// <summary>Everybody on the web, and visitors: published public articles of a channel's folder.</summary>
    public static KnowledgeAudience Public(KnowledgeFolderId? root, string? language) =>
        new() { Root = root, Language = Spelt(language) };

    /// <summary>Agents: what is published.</summary>
    public static KnowledgeAudience Agents(KnowledgeFolderId? root = null, string? language = null) =>
        new() { SeesInternal = true, Root = root, Language = Spelt(language) };

    /// <summary>Whoever may change the knowledge base: everything.</summary>
    public static KnowledgeAudience Editors(KnowledgeFolderId? root = null, string? language = null) =>
        new() { SeesInternal = true, SeesDrafts = true, Root = root, Language = Spelt(language) };

    public KnowledgeAudience InAnyLanguage() => this with { Language = null };

    private static string? Spelt(string? language) => string.IsNullOrEmpty(language) ? null : KnowledgeLanguage.Of(language);
}
