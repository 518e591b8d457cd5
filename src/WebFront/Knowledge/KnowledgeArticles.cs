using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>What editors do with articles.</summary>
internal sealed class KnowledgeArticles(
    ChatDbContext database, ArticleWriter writer, ArticleViews views, AuditWriter audit, TimeProvider time)
{
    private static readonly Refusal NotFound = new(RefusalCodes.ArticleNotFound);

    public Task<Result<ArticleView>> Add(
        KnowledgeFolderId folder, AddArticleRequest request, CancellationToken cancellation) => Checked(
        new(request.Language, request.Title, request.Slug, request.Body),
        async text =>
        {
            if (!await database.KnowledgeFolders.AnyAsync(known => known.Id == folder.Value, cancellation))
                return new Refusal(RefusalCodes.KnowledgeFolderNotFound);
            var article = await Create(folder.Value, Guid.CreateVersion7(time.GetUtcNow()), request.Internal, cancellation);
            return (await writer.Add(article, text, cancellation)).Map(_ => new ArticleId(article.Id));
        },
        cancellation);

    /// <summary>At the end of its folder, in the caller's transaction.</summary>
    public async Task<KnowledgeArticleRow> Create(Guid folder, Guid id, bool isInternal, CancellationToken cancellation)
    {
        var last = await database.KnowledgeArticles.Where(other => other.FolderId == folder)
            .MaxAsync(other => (int?)other.Position, cancellation);
        var article = new KnowledgeArticleRow
        {
            Id = id,
            FolderId = folder,
            Internal = isInternal,
            Position = (last ?? -1) + 1,
            CreatedAt = time.GetUtcNow(),
        };
        database.KnowledgeArticles.Add(article);
        await database.SaveChangesAsync(cancellation);
        return article;
    }

    /// <summary>Adds a translation (version 0), or replaces the version that the request was made from.</summary>
    public Task<Result<ArticleView>> Save(
        ArticleId id, string language, SaveTranslationRequest request, CancellationToken cancellation) => Checked(
        new(language, request.Title, request.Slug, request.Body),
        async text =>
        {
            if (await database.KnowledgeArticles.FindAsync([id.Value], cancellation) is not { } article)
                return NotFound;
            var stored = await Translation(id, text.Language, cancellation);
            if (stored is null)
                return request.Version == 0 ? (await writer.Add(article, text, cancellation)).Map(_ => id) : NotFound;
            if (stored.Version != request.Version)
                return Conflict(stored, text, request.Version) is { } conflict ? conflict : id;
            return (await writer.Change(stored, text, cancellation)).Map(_ => id);
        },
        cancellation);

    public Task<Result<Unit>> DeleteTranslation(ArticleId id, string language, CancellationToken cancellation) => InTransaction(
        async () =>
        {
            if (await Translation(id, KnowledgeLanguage.Of(language), cancellation) is not { } translation)
                return NotFound;
            database.KnowledgeTranslations.Remove(translation);
            await audit.Note(
                AuditKinds.TranslationDeleted, id.ToString(), translation.Title, new AuditChange("language", translation.Language, null));
            await database.SaveChangesAsync(cancellation);
            // An article in no language would be seen by nobody.
            if (!await database.KnowledgeTranslations.AnyAsync(other => other.ArticleId == id.Value, cancellation))
                database.KnowledgeArticles.Remove((await database.KnowledgeArticles.FindAsync([id.Value], cancellation))!);
            return Unit.Done;
        },
        cancellation);

    public Task<Result<Unit>> Delete(ArticleId id, CancellationToken cancellation) => InTransaction(
        async () =>
        {
            if (await database.KnowledgeArticles.FindAsync([id.Value], cancellation) is not { } article)
                return NotFound;
            database.KnowledgeArticles.Remove(article);
            await audit.Note(AuditKinds.ArticleDeleted, id.ToString(), await TitleOf(id, cancellation));
            return Unit.Done;
        },
        cancellation);

    public async Task<Result<ArticleView>> SetInternal(ArticleId id, bool isInternal, CancellationToken cancellation)
    {
        var done = await InTransaction(
            async () =>
            {
                if (await database.KnowledgeArticles.FindAsync([id.Value], cancellation) is not { } article)
                    return NotFound;
                await SetInternal(article, isInternal, await TitleOf(id, cancellation));
                return Unit.Done;
            },
            cancellation);
        return done.IsOk ? await View(id, cancellation) : done.Refusal;
    }

    /// <summary>In the caller's transaction.</summary>
    public async Task SetInternal(KnowledgeArticleRow article, bool isInternal, string title)
    {
        if (article.Internal == isInternal)
            return;
        await audit.Note(
            AuditKinds.ArticleChanged, article.Id.ToString("N"), title,
            new AuditChange("internal", Text(article.Internal), Text(isInternal)));
        (article.Internal, article.Version) = (isInternal, article.Version + 1);
    }

    public Task<Result<Unit>> Place(
        ArticleId id, KnowledgeFolderId folder, ArticleId? before, CancellationToken cancellation) => InTransaction(
        async () =>
        {
            if (await database.KnowledgeArticles.FindAsync([id.Value], cancellation) is not { } article)
                return NotFound;
            var folders = await database.KnowledgeFolders.AsNoTracking()
                .Where(known => known.Id == folder.Value || known.Id == article.FolderId).ToListAsync(cancellation);
            if (!folders.Exists(known => known.Id == folder.Value))
                return new Refusal(RefusalCodes.KnowledgeFolderNotFound);
            var others = await database.KnowledgeArticles.Where(other => other.FolderId == folder.Value && other.Id != id.Value)
                .OrderBy(other => other.Position).ThenBy(other => other.Id).ToListAsync(cancellation);
            if (Placement.Of(others.Select(other => other.Id), before?.Value) is not { } at)
                return NotFound;
            if (article.FolderId != folder.Value)
                await audit.Note(
                    AuditKinds.ArticleChanged, id.ToString(), await TitleOf(id, cancellation),
                    new AuditChange("folder", NameOf(folders, article.FolderId), NameOf(folders, folder.Value)));
            (article.FolderId, article.Version) = (folder.Value, article.Version + 1);
            others.Insert(at, article);
            for (var place = 0; place < others.Count; place++)
                others[place].Position = place;
            return Unit.Done;
        },
        cancellation);

    /// <summary>Publishes, or makes drafts of, what is there of the articles and languages.</summary>
    public async Task<Result<IReadOnlyList<Guid>>> Publish(
        IReadOnlyList<Guid> articles, IReadOnlyCollection<string>? languages, PublishRequest request, CancellationToken cancellation)
    {
        var changed = await InTransaction(
            async () =>
            {
                var stored = await database.KnowledgeTranslations.Where(known => articles.Contains(known.ArticleId))
                    .ToListAsync(cancellation);
                var chosen = stored.FindAll(known => languages is null || languages.Contains(known.Language));
                if (request.Version is { } seen && chosen.Find(known => known.Version != seen) is { } newer)
                    return ChangedMeanwhile(newer);
                foreach (var translation in chosen)
                    await Publish(translation, request.Published, request.At);
                return Unit.Done;
            },
            cancellation);
        if (!changed.IsOk)
            return changed.Refusal;
        return await database.KnowledgeArticles.Where(known => articles.Contains(known.Id)).Select(known => known.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>In the caller's transaction. What is published already stays so since when it was, unless a time is given.</summary>
    public async Task Publish(KnowledgeTranslationRow translation, bool published, DateTimeOffset? at)
    {
        var since = published ? at ?? translation.PublishedAt ?? time.GetUtcNow() : null as DateTimeOffset?;
        if (published && at is null && since > time.GetUtcNow())
            since = time.GetUtcNow();
        if (translation.PublishedAt == since)
            return;
        translation.PublishedAt = since;
        await audit.Note(
            published ? AuditKinds.ArticlePublished : AuditKinds.ArticleWithdrawn,
            translation.ArticleId.ToString("N"),
            translation.Title,
            new AuditChange("language", translation.Language, translation.Language),
            new AuditChange("publishedAt", null, since is { } from ? Instant(from) : null));
    }

    private async Task<Result<ArticleView>> Checked(
        ArticleText text, Func<ArticleText, Task<Result<ArticleId>>> write, CancellationToken cancellation)
    {
        var given = writer.Check(text);
        if (!given.IsOk)
            return given.Refusal;
        try
        {
            var written = await database.InTransaction(() => write(given.Value), cancellation);
            return written.IsOk ? await View(written.Value, cancellation) : written.Refusal;
        }
        catch (DbUpdateException)
        {
            // Somebody else was quicker: with the same translation, or with the address. The second look says which.
            database.ChangeTracker.Clear();
            var again = await database.InTransaction(() => write(given.Value), cancellation);
            return again.IsOk ? await View(again.Value, cancellation) : again.Refusal;
        }
    }

    private async Task<Result<Unit>> InTransaction(Func<Task<Result<Unit>>> change, CancellationToken cancellation)
    {
        for (var again = true; ; again = false)
        {
            try
            {
                return await database.InTransaction<Unit>(
                    async () =>
                    {
                        var changed = await change();
                        if (changed.IsOk)
                            await database.SaveChangesAsync(cancellation);
                        return changed;
                    },
                    cancellation);
            }
            catch (DbUpdateException) when (again)
            {
                // Somebody else changed it in the same moment, or deleted the folder: once more, over what is stored now.
                database.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Result<ArticleView>> View(ArticleId id, CancellationToken cancellation) =>
        await views.Find(id, KnowledgeAudience.Editors(), cancellation) is { } view ? view : NotFound;

    private Task<KnowledgeTranslationRow?> Translation(ArticleId id, string language, CancellationToken cancellation) =>
        database.KnowledgeTranslations.SingleOrDefaultAsync(
            known => known.ArticleId == id.Value && known.Language == language, cancellation);

    private async Task<string> TitleOf(ArticleId id, CancellationToken cancellation) => await database.KnowledgeTranslations
        .Where(known => known.ArticleId == id.Value).OrderBy(known => known.Id).Select(known => known.Title)
        .FirstOrDefaultAsync(cancellation) ?? "";

    /// <summary>Null: a call whose answer was lost is repeated, and has done what it was to do.</summary>
    private static Refusal? Conflict(KnowledgeTranslationRow stored, ArticleText text, long version)
    {
        if (stored.Version == version + 1 && (stored.Title, stored.Slug, stored.Body) == (text.Title, text.Slug ?? stored.Slug, text.Body))
            return null;
        return ChangedMeanwhile(stored);
    }

    private static Refusal ChangedMeanwhile(KnowledgeTranslationRow stored) => new(
        RefusalCodes.ArticleChangedMeanwhile,
        new Dictionary<string, string>
        {
            ["version"] = stored.Version.ToString(CultureInfo.InvariantCulture),
            ["title"] = stored.Title,
            ["slug"] = stored.Slug,
            ["body"] = stored.Body,
            ["by"] = stored.ChangedByName,
            ["at"] = Instant(stored.ChangedAt),
        });

    private static string? NameOf(List<KnowledgeFolderRow> folders, Guid id) => folders.Find(known => known.Id == id)?.Name;

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";
}
