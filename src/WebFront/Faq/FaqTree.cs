namespace OrleansChat.Faq;

/// <summary>
/// What a channel's public pages have, in all languages. A folder is there only with an article in it or below that everybody may read:
/// the names of all others are nobody's business.
/// </summary>
/// <param name="Root">The channel's folder; null: it shows all.</param>
/// <param name="Folders">All that there are.</param>
/// <param name="Articles">Those that everybody may read.</param>
internal sealed record FaqTree(Guid? Root, IReadOnlyList<FaqFolder> Folders, IReadOnlyList<FaqArticleHead> Articles)
{
    private readonly Dictionary<string, FaqShelf> _shelves = Articles.GroupBy(article => article.Language)
        .ToDictionary(group => group.Key, group => new FaqShelf(group.Key, Root, Folders, [.. group]));

    /// <summary>With something to read in them.</summary>
    public IReadOnlyList<string> Languages => [.. _shelves.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Null: there is nothing to read in that language.</summary>
    public FaqShelf? In(string language) => _shelves.GetValueOrDefault(language);
}

/// <summary>A <see cref="FaqTree"/> in one language.</summary>
internal sealed class FaqShelf
{
    private readonly Dictionary<Guid, FaqFolder> _folders;
    private readonly ILookup<Guid, FaqArticleHead> _articles;
    private readonly HashSet<Guid> _shown = [];

    public FaqShelf(string language, Guid? root, IEnumerable<FaqFolder> folders, IReadOnlyList<FaqArticleHead> articles)
    {
        (Language, Root) = (language, root);
        _folders = folders.ToDictionary(folder => folder.Id);
        _articles = articles.OrderBy(article => article.Position).ThenBy(article => article.Title, StringComparer.Ordinal)
            .ToLookup(article => article.Folder);
        foreach (var article in articles)
        {
            Guid? next = article.Folder;
            while (next is { } id && id != root && _folders.TryGetValue(id, out var folder) && _shown.Add(id))
                next = folder.Parent;
        }
    }

    public string Language { get; }

    public Guid? Root { get; }

    /// <summary>All that it has.</summary>
    public IEnumerable<FaqFolder> Folders => _folders.Values.Where(folder => _shown.Contains(folder.Id));

    /// <summary>Null: there is none that everybody may see.</summary>
    public FaqFolder? Find(Guid id) => _shown.Contains(id) ? _folders[id] : null;

    /// <summary>Of the front page: <see cref="Root"/>.</summary>
    public IReadOnlyList<FaqFolder> FoldersIn(Guid? parent) =>
    [
        .. Folders.Where(folder => folder.Parent == parent).OrderBy(folder => folder.Position)
            .ThenBy(folder => folder.Name, StringComparer.Ordinal),
    ];

    public IReadOnlyList<FaqArticleHead> ArticlesIn(Guid? folder) => folder is { } id ? [.. _articles[id]] : [];

    /// <summary>From the front page to the folder.</summary>
    public IReadOnlyList<FaqFolder> PathTo(Guid folder)
    {
        var path = new List<FaqFolder>();
        for (var at = Find(folder); at is not null; at = at.Parent is { } parent ? Find(parent) : null)
            path.Insert(0, at);
        return path;
    }
}
