using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Files;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Documents;

/// <summary>The documents of the library. Every version stays until the document is deleted; what was sent stays in its chat.</summary>
internal sealed class DocumentService(ChatDbContext database, DocumentQueries queries, AuditWriter audit, TimeProvider time)
{
    private static readonly Refusal NotFound = new(RefusalCodes.DocumentNotFound);
    private static readonly Refusal ChangedMeanwhile = new(RefusalCodes.DocumentChangedMeanwhile);

    public async Task<Result<DocumentView>> Add(AddDocumentRequest request, AgentId self, CancellationToken cancellation)
    {
        var (name, folder) = (DocumentInput.Name(request.Name), DocumentInput.Folder(request.FolderId, "folderId"));
        if ((name.Refusal ?? folder.Refusal ?? DocumentInput.Description(request.Description)) is { } bad)
            return bad;
        var document = new DocumentRow
        {
            Id = Guid.NewGuid(),
            FolderId = folder.Value!.Folder,
            Name = name.Value!,
            Description = request.Description ?? "",
        };
        var added = await Guarded(
            async () =>
            {
                if (await RefusePlace(document.Id, document.FolderId, document.Name, cancellation) is { } taken)
                    return taken;
                database.Documents.Add(document);
                if (await Attach(document, 1, request.FileId, self, cancellation) is { } missing)
                    return missing;
                await audit.Note(AuditKinds.DocumentAdded, $"{document.Id:N}", document.Name);
                await database.SaveChangesAsync(cancellation);
                return Unit.Done;
            },
            cancellation);
        return added.IsOk ? await queries.One(document.Id, cancellation) : added.Refusal;
    }

    public async Task<Result<DocumentView>> Change(Guid id, ChangeDocumentRequest request, CancellationToken cancellation)
    {
        var (name, folder) = (DocumentInput.Name(request.Name), DocumentInput.Folder(request.FolderId, "folderId"));
        if ((name.Refusal ?? folder.Refusal ?? DocumentInput.Description(request.Description)) is { } bad)
            return bad;
        var changed = await Guarded(
            async () =>
            {
                if (await database.Documents.FindAsync([id], cancellation) is not { } document)
                    return NotFound;
                if (document.Version != request.Version)
                    return ChangedMeanwhile;
                if (await RefusePlace(id, folder.Value!.Folder, name.Value!, cancellation) is { } taken)
                    return taken;
                var before = Fields(document);
                (document.Name, document.Description) = (name.Value!, request.Description ?? "");
                (document.FolderId, document.Version) = (folder.Value!.Folder, document.Version + 1);
                await audit.Note(
                    AuditKinds.DocumentChanged, $"{id:N}", document.Name, [.. AuditChange.Between(before, Fields(document))]);
                await database.SaveChangesAsync(cancellation);
                return Unit.Done;
            },
            cancellation);
        return changed.IsOk ? await queries.One(id, cancellation) : changed.Refusal;
    }

    public async Task<Result<DocumentView>> AddVersion(Guid id, AddVersionRequest request, AgentId self, CancellationToken cancellation)
    {
        var added = await Guarded(
            async () =>
            {
                if (await database.Documents.FindAsync([id], cancellation) is not { } document)
                    return NotFound;
                // The key of the row lets one of two that add at once through, and the version here tells the other why.
                document.Version++;
                var number = await database.DocumentVersions.Where(version => version.DocumentId == id)
                    .MaxAsync(version => version.Number, cancellation) + 1;
                if (await Attach(document, number, request.FileId, self, cancellation) is { } missing)
                    return missing;
                await audit.Note(
                    AuditKinds.DocumentReplaced, $"{id:N}", document.Name, new AuditChange("version", $"{number - 1}", $"{number}"));
                await database.SaveChangesAsync(cancellation);
                return Unit.Done;
            },
            cancellation);
        return added.IsOk ? await queries.One(id, cancellation) : added.Refusal;
    }

    public Task<Result<Unit>> Delete(Guid id, CancellationToken cancellation) => Guarded(
        async () =>
        {
            if (await database.Documents.FindAsync([id], cancellation) is not { } document)
                return NotFound;
            await database.DocumentVersions.Where(version => version.DocumentId == id).ExecuteDeleteAsync(cancellation);
            await database.Files.Where(file => file.DocumentId == id && file.SessionId == null).ExecuteDeleteAsync(cancellation);
            database.Documents.Remove(document);
            await audit.Note(AuditKinds.DocumentDeleted, $"{id:N}", document.Name);
            await database.SaveChangesAsync(cancellation);
            return Unit.Done;
        },
        cancellation);

    /// <summary>What was uploaded for the library by whoever calls, checked, and no document's yet, becomes this version.</summary>
    private async Task<Refusal?> Attach(DocumentRow document, int number, string fileId, AgentId self, CancellationToken cancellation)
    {
        var unknown = new Refusal(RefusalCodes.FileNotFound);
        if (!FileId.TryParse(fileId, out var file))
            return unknown;
        var attached = await database.Files
            .Where(each => each.Id == file.Value && each.Owner == FileOwner.Library && each.AgentId == self.Value
                && each.State == FileState.Ready && each.DocumentId == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(each => each.DocumentId, document.Id).SetProperty(each => each.DocumentVersion, number),
                cancellation);
        if (attached == 0)
            return unknown;
        database.DocumentVersions.Add(
            new() { DocumentId = document.Id, Number = number, FileId = file.Value, AgentId = self.Value, At = time.GetUtcNow() });
        return null;
    }

    private async Task<Refusal?> RefusePlace(Guid id, Guid? folder, string name, CancellationToken cancellation)
    {
        if (folder is { } parent && !await database.DocumentFolders.AnyAsync(each => each.Id == parent, cancellation))
            return new(RefusalCodes.DocumentFolderNotFound);
        var names = await database.Documents.Where(each => each.FolderId == folder && each.Id != id).Select(each => each.Name)
            .ToListAsync(cancellation);
        return names.Contains(name, StringComparer.OrdinalIgnoreCase) ? new(RefusalCodes.DocumentNameTaken) : null;
    }

    private async Task<Result<Unit>> Guarded(Func<Task<Result<Unit>>> work, CancellationToken cancellation)
    {
        try
        {
            return await database.InTransaction(work, cancellation);
        }
        catch (DbUpdateException)
        {
            // The row changed, its folder or document went, or somebody else took the name at the same moment.
            return ChangedMeanwhile;
        }
    }

    private static Dictionary<string, string?> Fields(DocumentRow document) => new()
    {
        ["name"] = document.Name,
        ["description"] = document.Description,
        ["folder"] = DocumentFolders.KeyOf(document.FolderId),
    };
}
