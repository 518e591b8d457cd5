using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>
/// Brings an archive of Markdown files into a folder. Each file is a transaction of its own: a large import keeps no chat waiting, none is
/// half done, and one that was cut off is repeated, because what is there already is found by its id and stays as it is.
/// </summary>
internal sealed class KnowledgeImport(
    ChatDbContext database, ArchiveFiles files, ArticleWriter writer, KnowledgeArticles articles, KnowledgeFolders folders,
    AuditWriter audit, TimeProvider time)
{
    /// <summary>Undoes what a preview did.</summary>
    private static readonly Refusal OnlyLooking = new("preview");

    private readonly Dictionary<string, Guid> _groups = [];
    private readonly HashSet<(string Language, string Slug)> _addresses = [];

    /// <param name="archive">As it was sent; can be read from the start more than once.</param>
    /// <param name="folder">Into which; none: at the top.</param>
    /// <param name="language">Of files that do not say theirs.</param>
    /// <param name="commit">Or only look what would happen.</param>
    /// <param name="cancellation">Ends the work between two files.</param>
    public async Task<Result<ImportReport>> Run(
        Stream archive, KnowledgeFolderId? folder, string? language, bool commit, CancellationToken cancellation)
    {
        if (folder is { } into && !await database.KnowledgeFolders.AnyAsync(known => known.Id == into.Value, cancellation))
            return new Refusal(RefusalCodes.KnowledgeFolderNotFound);
        var read = await files.Read(archive, language, cancellation);
        if (!read.IsOk)
            return read.Refusal;
        var lines = new List<ImportLine>();
        foreach (var (path, file) in read.Value)
        {
            if (file is not { } given)
                lines.Add(new(path, ImportOutcomes.Skipped, null, null, null, null));
            else
                lines.Add(given.IsOk ? await Take(given.Value, folder, commit, cancellation) : Refused(path, given.Refusal));
        }

        var report = new ImportReport(
            commit, Count(lines, ImportOutcomes.Added), Count(lines, ImportOutcomes.Changed), Count(lines, ImportOutcomes.Unchanged),
            Count(lines, ImportOutcomes.Refused), lines);
        if (commit && report.Added + report.Changed > 0)
            await Note(report, folder, cancellation);
        return report;
    }

    private async Task<ImportLine> Take(ArchiveFile file, KnowledgeFolderId? folder, bool commit, CancellationToken cancellation)
    {
        ImportLine? line = null;
        var done = await database.InTransaction<Unit>(
            async () =>
            {
                var taken = await Write(file, folder, cancellation);
                if (!taken.IsOk)
                    return taken.Refusal;
                line = new(file.Path, taken.Value.Outcome, taken.Value.Article.ToString("N"), file.Text.Language, file.Text.Title, null);
                await database.SaveChangesAsync(cancellation);
                return commit ? Unit.Done : OnlyLooking;
            },
            cancellation);
        return done.IsOk || ReferenceEquals(done.Refusal, OnlyLooking) ? line! : Refused(file.Path, done.Refusal, file.Text);
    }

    private async Task<Result<(string Outcome, Guid Article)>> Write(
        ArchiveFile file, KnowledgeFolderId? root, CancellationToken cancellation)
    {
        var article = await Known(file, cancellation);
        var stored = article is null ? null : await database.KnowledgeTranslations.SingleOrDefaultAsync(
            known => known.ArticleId == article.Id && known.Language == file.Text.Language, cancellation);
        // A preview writes nothing that the next file could meet.
        if (file.Text.Slug is { } slug && stored?.Slug != slug && !_addresses.Add((file.Text.Language, slug)))
            return Refusal.With(RefusalCodes.SlugTaken, "slug", slug);
        if (article is null)
        {
            var folder = await Folder(file.Folders, root, cancellation);
            if (!folder.IsOk)
                return folder.Refusal;
            var id = file.Id ?? (_groups.TryGetValue(file.Group, out var known) ? known : Guid.CreateVersion7(time.GetUtcNow()));
            _groups.TryAdd(file.Group, id);
            article = await articles.Create(folder.Value, id, file.Matter.Internal ?? false, cancellation);
        }

        if (stored is null)
        {
            var added = await writer.Add(article, file.Text, cancellation);
            if (!added.IsOk)
                return added.Refusal;
            await articles.Publish(added.Value, file.State?.On ?? false, file.State?.At);
            return (ImportOutcomes.Added, article.Id);
        }

        var changed = await writer.Change(stored, file.Text, cancellation);
        if (!changed.IsOk)
            return changed.Refusal;
        var states = await ChangeStates(article, stored, file, cancellation);
        return (changed.Value || states ? ImportOutcomes.Changed : ImportOutcomes.Unchanged, article.Id);
    }

    private async Task<bool> ChangeStates(
        KnowledgeArticleRow article, KnowledgeTranslationRow stored, ArchiveFile file, CancellationToken cancellation)
    {
        var before = (article.Internal, stored.PublishedAt);
        if (file.State is { } state)
            await articles.Publish(stored, state.On, state.At);
        if (file.Matter.Internal is { } isInternal)
            await articles.SetInternal(article, isInternal, stored.Title);
        await database.SaveChangesAsync(cancellation);
        return before != (article.Internal, stored.PublishedAt);
    }

    /// <summary>By its id; without one, by another language of it in this archive, or by its address.</summary>
    private async Task<KnowledgeArticleRow?> Known(ArchiveFile file, CancellationToken cancellation)
    {
        var id = file.Id ?? (_groups.TryGetValue(file.Group, out var grouped) ? grouped : null as Guid?);
        id ??= await Addressed(file.Text.Language, file.Text.Slug ?? Slugs.Of(file.Text.Title), cancellation);
        if (id is null)
            return null;
        _groups.TryAdd(file.Group, id.Value);
        return await database.KnowledgeArticles.FindAsync([id.Value], cancellation);
    }

    private async Task<Guid?> Addressed(string language, string slug, CancellationToken cancellation) =>
        await database.KnowledgeTranslations.Where(known => known.Language == language && known.Slug == slug)
            .Select(known => (Guid?)known.ArticleId).FirstOrDefaultAsync(cancellation);

    /// <summary>The folder at the end of the path; those that are missing are made.</summary>
    private async Task<Result<Guid>> Folder(IReadOnlyList<string> path, KnowledgeFolderId? root, CancellationToken cancellation)
    {
        var at = root?.Value;
        string[] names = path.Count == 0 && at is null ? [Unsorted] : [.. path];
        foreach (var name in names)
        {
            var found = await database.KnowledgeFolders.AsNoTracking().Where(known => known.ParentId == at && known.Name == name)
                .Select(known => (Guid?)known.Id).FirstOrDefaultAsync(cancellation);
            if (found is null)
            {
                var made = await folders.Create(name, at is { } parent ? new KnowledgeFolderId(parent) : null, cancellation);
                if (!made.IsOk)
                    return made.Refusal;
                found = made.Value.Id;
            }

            at = found;
        }

        return at!.Value;
    }

    /// <summary>Articles stand in folders: of an archive that has none they come into this one.</summary>
    private const string Unsorted = "Import";

    private async Task Note(ImportReport report, KnowledgeFolderId? folder, CancellationToken cancellation)
    {
        var name = folder is { } into ? (await database.KnowledgeFolders.FindAsync([into.Value], cancellation))?.Name : null;
        await audit.Note(
            AuditKinds.KnowledgeImported, folder?.ToString(), name ?? "",
            new AuditChange("articles", null, (report.Added + report.Changed).ToString(CultureInfo.InvariantCulture)));
        await database.SaveChangesAsync(cancellation);
    }

    private static int Count(List<ImportLine> lines, string outcome) => lines.Count(line => line.Outcome == outcome);

    private static ImportLine Refused(string path, Refusal refusal, ArticleText? text = null) =>
        new(path, ImportOutcomes.Refused, null, text?.Language, text?.Title, RefusalTexts.View(refusal));
}
