using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>Stores one file of an archive, in the caller's transaction.</summary>
internal sealed class ImportWriter(
    ChatDbContext database, ArticleWriter writer, KnowledgeArticles articles, ImportFolders folders, TimeProvider time)
{
    public async Task<Result<ImportedFile>> Write(
        ArchiveFile file, KnowledgeFolderId? root, ImportMemory memory, CancellationToken cancellation)
    {
        if (file.Id is null && memory.Alike(file) is { } alike)
            return Twice(alike);
        var id = file.Id ?? memory.ArticleOf(file) ?? await Titled(file, root, memory, cancellation);
        if (id is { } named && memory.Taken(named, file.Text.Language) is { } other)
            return Twice(other);
        var article = id is null ? null : await database.KnowledgeArticles.FindAsync([id.Value], cancellation);
        if (article is null)
        {
            var folder = await folders.Made(file.Folders, root, cancellation);
            if (!folder.IsOk)
                return folder.Refusal;
            article = await articles.Create(
                folder.Value, id ?? Guid.CreateVersion7(time.GetUtcNow()), file.Matter.Internal ?? false, cancellation);
        }

        // A preview has not stored what an earlier file says of the same article.
        var wasInternal = article.Internal;
        if (memory.Internal(article.Id) is { } known)
            (wasInternal, article.Internal) = known;
        var stored = await database.KnowledgeTranslations.SingleOrDefaultAsync(
            of => of.ArticleId == article.Id && of.Language == file.Text.Language, cancellation);
        return stored is null
            ? await Add(article, wasInternal, file, memory, cancellation)
            : await Change(article, wasInternal, stored, file, memory, cancellation);
    }

    private async Task<Result<ImportedFile>> Add(
        KnowledgeArticleRow article, bool wasInternal, ArchiveFile file, ImportMemory memory, CancellationToken cancellation)
    {
        var added = await writer.Add(article, file.Text, cancellation, memory.Slugs);
        if (!added.IsOk)
            return added.Refusal;
        await articles.Publish(added.Value, file.State?.On ?? false, file.State?.At);
        return new ImportedFile(ImportOutcomes.Added, article.Id, added.Value.Slug, wasInternal, article.Internal);
    }

    private async Task<Result<ImportedFile>> Change(
        KnowledgeArticleRow article, bool wasInternal, KnowledgeTranslationRow stored, ArchiveFile file, ImportMemory memory,
        CancellationToken cancellation)
    {
        if (file.Text.Slug is { } slug && slug != stored.Slug && memory.Slugs.Contains((file.Text.Language, slug)))
            return Refusal.With(RefusalCodes.SlugTaken, "slug", slug);
        var isNewer = file.Matter.Version is { Length: > 0 } mark && mark != ExportMark.Of(stored, wasInternal);
        var newer = isNewer ? Newer(stored) : null;
        var changed = await writer.Change(stored, file.Text, cancellation);
        if (!changed.IsOk)
            return newer ?? changed.Refusal;
        var states = await ChangeStates(article, stored, file, cancellation);
        var outcome = changed.Value || states ? ImportOutcomes.Changed : ImportOutcomes.Unchanged;
        return outcome == ImportOutcomes.Changed && newer is not null
            ? newer
            : new ImportedFile(outcome, article.Id, stored.Slug, wasInternal, article.Internal);
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

    /// <summary>
    /// The article of the same title, or of the address that the file names, in the folder that the file goes into: nothing of other
    /// folders is touched, and nothing that this import has taken for another file.
    /// </summary>
    private async Task<Guid?> Titled(ArchiveFile file, KnowledgeFolderId? root, ImportMemory memory, CancellationToken cancellation)
    {
        if (await folders.Found(file.Folders, root, cancellation) is not { } folder)
            return null;
        var (language, title, slug) = (file.Text.Language, file.Text.Title, file.Text.Slug);
        var alike = await database.KnowledgeTranslations.AsNoTracking()
            .Where(known => known.Language == language && (slug == null ? known.Title == title : known.Slug == slug))
            .Join(database.KnowledgeArticles.AsNoTracking(), known => known.ArticleId, article => article.Id, (_, article) => article)
            .Where(article => article.FolderId == folder)
            .OrderBy(article => article.Position).ThenBy(article => article.Id).Select(article => article.Id)
            .ToListAsync(cancellation);
        return alike.Where(article => memory.Taken(article, language) is null).Select(static article => (Guid?)article).FirstOrDefault();
    }

    private static Refusal Twice(string path) => Refusal.With(RefusalCodes.ArchiveFileTwice, "path", path);

    private static Refusal Newer(KnowledgeTranslationRow stored) => new(RefusalCodes.ArticleNewer, new Dictionary<string, string>
    {
        ["version"] = stored.Version.ToString(CultureInfo.InvariantCulture),
        ["by"] = stored.ChangedByName,
        ["at"] = stored.ChangedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
    });
}
