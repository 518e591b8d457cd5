namespace OrleansChat.Knowledge;

/// <summary>
/// What an import has taken so far. A preview stores nothing, so this is what its later files meet of the earlier ones; it is filled only
/// when a file is done, so that a transaction that is repeated meets nothing of its own.
/// </summary>
internal sealed class ImportMemory
{
    private readonly Dictionary<string, Guid> _groups = [];
    private readonly Dictionary<(Guid Article, string Language), string> _texts = [];
    private readonly Dictionary<(string Folder, string Language, string Title), string> _titles = [];
    private readonly Dictionary<Guid, (bool Before, bool Now)> _internal = [];
    private readonly HashSet<(string Language, string Slug)> _slugs = [];

    public IReadOnlySet<(string Language, string Slug)> Slugs => _slugs;

    /// <summary>The article of which this is another language.</summary>
    public Guid? ArticleOf(ArchiveFile file) => _groups.TryGetValue(file.Group, out var article) ? article : null;

    /// <summary>The path of the file that was taken for this article and language; null: none.</summary>
    public string? Taken(Guid article, string language) => _texts.GetValueOrDefault((article, language));

    /// <summary>The path of the file of the same folder, language and title, where nothing else tells the two apart; null: none.</summary>
    public string? Alike(ArchiveFile file) => file.Text.Slug is null ? _titles.GetValueOrDefault(TitleOf(file)) : null;

    /// <summary>Whether the article was internal before this import, and is now; null: none of the files has said so.</summary>
    public (bool Before, bool Now)? Internal(Guid article) => _internal.TryGetValue(article, out var known) ? known : null;

    public void Remember(ArchiveFile file, ImportedFile done)
    {
        _groups.TryAdd(file.Group, done.Article);
        _texts.TryAdd((done.Article, file.Text.Language), file.Path);
        if (file.Id is null)
            _titles.TryAdd(TitleOf(file), file.Path);
        _internal[done.Article] = (_internal.TryGetValue(done.Article, out var known) ? known.Before : done.WasInternal, done.IsInternal);
        _slugs.Add((file.Text.Language, done.Slug));
    }

    private static (string Folder, string Language, string Title) TitleOf(ArchiveFile file) =>
        (string.Join('/', file.Folders), file.Text.Language, file.Text.Title);
}

/// <summary>What became of a file, as it is stored, or would be.</summary>
internal sealed record ImportedFile(string Outcome, Guid Article, string Slug, bool WasInternal, bool IsInternal);
