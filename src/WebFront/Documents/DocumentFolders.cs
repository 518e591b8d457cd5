using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Documents;

/// <summary>The folders of the library: a tree, whoever moves what at once.</summary>
internal sealed class DocumentFolders(ChatDbContext database, AuditWriter audit)
{
    private static readonly Refusal NotFound = new(RefusalCodes.DocumentFolderNotFound);

    public async Task<Result<DocumentFolderView>> Add(AddFolderRequest request, CancellationToken cancellation)
    {
        var (name, parent) = (DocumentInput.Name(request.Name), DocumentInput.Folder(request.ParentId, "parentId"));
        if ((name.Refusal ?? parent.Refusal) is { } bad)
            return bad;
        var folder = new DocumentFolderRow { Id = Guid.NewGuid(), ParentId = parent.Value!.Folder, Name = name.Value! };
        return await Store(
            async all =>
            {
                if (RefusePlace(all, folder.Id, folder.ParentId, folder.Name) is { } refusal)
                    return refusal;
                database.DocumentFolders.Add(folder);
                await audit.Note(AuditKinds.DocumentFolderAdded, $"{folder.Id:N}", folder.Name);
                return folder;
            },
            cancellation);
    }

    public async Task<Result<DocumentFolderView>> Change(Guid id, ChangeFolderRequest request, CancellationToken cancellation)
    {
        var (name, parent) = (DocumentInput.Name(request.Name), DocumentInput.Folder(request.ParentId, "parentId"));
        if ((name.Refusal ?? parent.Refusal) is { } bad)
            return bad;
        return await Store(
            async all =>
            {
                if (all.Find(each => each.Id == id) is not { } folder)
                    return NotFound;
                if (folder.Version != request.Version)
                    return new Refusal(RefusalCodes.DocumentChangedMeanwhile);
                if (RefusePlace(all, id, parent.Value!.Folder, name.Value!) is { } refusal)
                    return refusal;
                var before = Fields(folder);
                (folder.Name, folder.ParentId, folder.Version) = (name.Value!, parent.Value!.Folder, folder.Version + 1);
                await audit.Note(
                    AuditKinds.DocumentFolderChanged, $"{id:N}", folder.Name, [.. AuditChange.Between(before, Fields(folder))]);
                return folder;
            },
            cancellation);
    }

    public async Task<Result<Unit>> Delete(Guid id, CancellationToken cancellation)
    {
        var deleted = await Store(
            async all =>
            {
                if (all.Find(each => each.Id == id) is not { } folder)
                    return NotFound;
                if (all.Exists(each => each.ParentId == id) || await database.Documents.AnyAsync(each => each.FolderId == id, cancellation))
                    return new Refusal(RefusalCodes.DocumentFolderNotEmpty);
                database.DocumentFolders.Remove(folder);
                await audit.Note(AuditKinds.DocumentFolderDeleted, $"{id:N}", folder.Name);
                return folder;
            },
            cancellation);
        return deleted.Map(_ => Unit.Done);
    }

    public static DocumentFolderView View(DocumentFolderRow folder) =>
        new($"{folder.Id:N}", KeyOf(folder.ParentId), folder.Name, folder.Version);

    /// <summary>As browsers name it; null: the top.</summary>
    public static string? KeyOf(Guid? folder) => folder?.ToString("N");

    /// <summary>One change of the tree after another: each sees the whole tree, and no two make a circle together.</summary>
    private async Task<Result<DocumentFolderView>> Store(
        Func<List<DocumentFolderRow>, Task<Result<DocumentFolderRow>>> change, CancellationToken cancellation)
    {
        try
        {
            var stored = await database.InTransaction<DocumentFolderRow>(
                async () =>
                {
                    await database.DocumentFolders.ExecuteUpdateAsync(
                        set => set.SetProperty(each => each.Name, each => each.Name), cancellation);
                    var changed = await change(await database.DocumentFolders.ToListAsync(cancellation));
                    if (changed.IsOk)
                        await database.SaveChangesAsync(cancellation);
                    return changed;
                },
                cancellation);
            return stored.Map(View);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalCodes.DocumentChangedMeanwhile);
        }
        catch (DbUpdateException)
        {
            // A document came into the folder that was to go, or the parent went.
            return new Refusal(RefusalCodes.DocumentChangedMeanwhile);
        }
    }

    private static Refusal? RefusePlace(List<DocumentFolderRow> all, Guid id, Guid? parent, string name)
    {
        for (var above = parent; above is { } at;)
        {
            if (at == id)
                return new(RefusalCodes.DocumentFolderCycle);
            if (all.Find(each => each.Id == at) is not { } folder)
                return NotFound;
            above = folder.ParentId;
        }

        return all.Exists(each => each.ParentId == parent && each.Id != id && each.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? new(RefusalCodes.DocumentNameTaken)
            : null;
    }

    private static Dictionary<string, string?> Fields(DocumentFolderRow folder) => new()
    {
        ["name"] = folder.Name,
        ["folder"] = DocumentFolders.KeyOf(folder.ParentId),
    };
}
