using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Knowledge;

/// <summary>Folders of the knowledge base: a tree, whoever moves what at the same time.</summary>
internal sealed class KnowledgeFolders(ChatDbContext database, AuditWriter audit, TimeProvider time)
{
    private static readonly Refusal NotFound = new(RefusalCodes.KnowledgeFolderNotFound);
    private static readonly Refusal ChangedMeanwhile = new(RefusalCodes.KnowledgeFolderChangedMeanwhile);

    public async Task<IReadOnlyList<KnowledgeFolderView>> All(KnowledgeAudience audience, CancellationToken cancellation)
    {
        var folders = await Ordered(cancellation);
        var articles = await (await database.VisibleTranslations(audience, time.GetUtcNow(), cancellation))
            .Select(known => new { known.Article.FolderId, known.Article.Id }).Distinct()
            .GroupBy(known => known.FolderId).Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, cancellation);
        return [.. folders.Select(folder => View(folder, articles.GetValueOrDefault(folder.Id)))];
    }

    public async Task<Result<KnowledgeFolderView>> Add(string name, KnowledgeFolderId? parent, CancellationToken cancellation)
    {
        if (InputRules.Required(name, "name", KnowledgeFolderRow.NameLength) is { } bad)
            return bad;
        return await database.InTransaction<KnowledgeFolderView>(
            async () => (await Create(VisibleText.Name(name), parent, cancellation)).Map(folder => View(folder, 0)), cancellation);
    }

    /// <summary>In the caller's transaction.</summary>
    public async Task<Result<KnowledgeFolderRow>> Create(string name, KnowledgeFolderId? parent, CancellationToken cancellation)
    {
        await Lock(cancellation);
        var all = await Ordered(cancellation);
        if (all.Count >= KnowledgeLimits.Folders)
            return Refusal.With(RefusalCodes.KnowledgeFolderTooMany, "limit", $"{KnowledgeLimits.Folders}");
        var tree = new FolderTree(all);
        if (parent is { } above && tree.Find(above.Value) is null)
            return NotFound;
        if (tree.DepthOf(parent?.Value) >= KnowledgeLimits.FolderDepth)
            return TooDeep;
        var siblings = tree.ChildrenOf(parent?.Value);
        var folder = new KnowledgeFolderRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ParentId = parent?.Value,
            Name = name,
            Position = siblings.Count == 0 ? 0 : siblings[^1].Position + 1,
        };
        database.KnowledgeFolders.Add(folder);
        await audit.Note(AuditKinds.KnowledgeFolderAdded, folder.Id.ToString("N"), name);
        await database.SaveChangesAsync(cancellation);
        return folder;
    }

    public async Task<Result<Unit>> Rename(KnowledgeFolderId id, RenameFolderRequest request, CancellationToken cancellation)
    {
        if (InputRules.Required(request.Name, "name", KnowledgeFolderRow.NameLength) is { } bad)
            return bad;
        return await Change(
            async () =>
            {
                if (await database.KnowledgeFolders.FindAsync([id.Value], cancellation) is not { } folder)
                    return NotFound;
                if (folder.Version != request.Version)
                    return ChangedMeanwhile;
                var name = VisibleText.Name(request.Name);
                if (folder.Name == name)
                    return Unit.Done;
                await audit.Note(
                    AuditKinds.KnowledgeFolderChanged, id.ToString(), name, new AuditChange("name", folder.Name, name));
                (folder.Name, folder.Version) = (name, folder.Version + 1);
                return Unit.Done;
            },
            cancellation);
    }

    /// <summary>
    /// Moves it with all that is in it. A folder never stands in itself, also where two are moved into each other at once.
    /// </summary>
    public Task<Result<Unit>> Place(
        KnowledgeFolderId id, KnowledgeFolderId? parent, KnowledgeFolderId? before, CancellationToken cancellation) => Change(
        async () =>
        {
            await Lock(cancellation);
            var all = await database.KnowledgeFolders.OrderBy(folder => folder.Position).ThenBy(folder => folder.Id)
                .ToListAsync(cancellation);
            var tree = new FolderTree(all);
            if (tree.Find(id.Value) is not { } folder || (parent is { } into && tree.Find(into.Value) is null))
                return NotFound;
            if (tree.IsWithin(parent?.Value, id.Value))
                return new Refusal(RefusalCodes.KnowledgeFolderCycle);
            if (tree.DepthOf(parent?.Value) + tree.HeightOf(id.Value) > KnowledgeLimits.FolderDepth)
                return TooDeep;
            var siblings = tree.ChildrenOf(parent?.Value).Where(other => other.Id != id.Value).ToList();
            if (Placement.Of(siblings.Select(other => other.Id), before?.Value) is not { } at)
                return NotFound;
            var from = folder.ParentId;
            siblings.Insert(at, folder);
            folder.ParentId = parent?.Value;
            folder.Version++;
            for (var place = 0; place < siblings.Count; place++)
                siblings[place].Position = place;
            if (from != folder.ParentId)
                await audit.Note(
                    AuditKinds.KnowledgeFolderChanged, id.ToString(), folder.Name,
                    new AuditChange("folder", tree.NameOf(from), tree.NameOf(folder.ParentId)));
            return Unit.Done;
        },
        cancellation);

    public Task<Result<Unit>> Delete(KnowledgeFolderId id, CancellationToken cancellation) => Change(
        async () =>
        {
            await Lock(cancellation);
            if (await database.KnowledgeFolders.FindAsync([id.Value], cancellation) is not { } folder)
                return NotFound;
            if (await database.KnowledgeFolders.AnyAsync(other => other.ParentId == id.Value, cancellation)
                || await database.KnowledgeArticles.AnyAsync(article => article.FolderId == id.Value, cancellation))
                return new Refusal(RefusalCodes.KnowledgeFolderNotEmpty);
            database.KnowledgeFolders.Remove(folder);
            await audit.Note(AuditKinds.KnowledgeFolderDeleted, id.ToString(), folder.Name);
            return Unit.Done;
        },
        cancellation);

    public Task<List<KnowledgeFolderRow>> Ordered(CancellationToken cancellation) => database.KnowledgeFolders.AsNoTracking()
        .OrderBy(folder => folder.Position).ThenBy(folder => folder.Id).ToListAsync(cancellation);

    private static Refusal TooDeep => Refusal.With(RefusalCodes.KnowledgeFolderTooDeep, "limit", $"{KnowledgeLimits.FolderDepth}");

    private async Task<Result<Unit>> Change(Func<Task<Result<Unit>>> change, CancellationToken cancellation)
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
            catch (DbUpdateConcurrencyException)
            {
                return ChangedMeanwhile;
            }
            catch (DbUpdateException) when (again)
            {
                // An article came into the folder in the same moment, which the second look finds.
                database.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Who changes the tree waits for whoever does so just now; in SQLite there is only one writer anyway.</summary>
    private Task Lock(CancellationToken cancellation) => database.Database.IsNpgsql()
        ? database.Database.ExecuteSqlRawAsync("lock table knowledge_folders in share row exclusive mode", cancellation)
        : Task.CompletedTask;

    private static KnowledgeFolderView View(KnowledgeFolderRow folder, int articles) =>
        new(folder.Id.ToString("N"), folder.ParentId?.ToString("N"), folder.Name, articles, folder.Version);
}
