using Microsoft.EntityFrameworkCore;
using OrleansChat.Files;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Documents;

/// <summary>What agents see of the library, and its managers of where documents went.</summary>
internal sealed class DocumentQueries(ChatDbContext database)
{
    private const int MostSent = 200;

    public async Task<DocumentLibrary> All(CancellationToken cancellation)
    {
        var folders = await database.DocumentFolders.AsNoTracking().ToListAsync(cancellation);
        var documents = await Views(database.Documents, cancellation);
        return new(
            [.. folders.OrderBy(folder => folder.Name, StringComparer.CurrentCultureIgnoreCase).Select(DocumentFolders.View)],
            [.. documents.OrderBy(document => document.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }

    public async Task<Result<DocumentView>> One(Guid id, CancellationToken cancellation) =>
        await Views(database.Documents.Where(document => document.Id == id), cancellation) is [var view]
            ? view
            : new Refusal(RefusalCodes.DocumentNotFound);

    public async Task<Result<DocumentDetails>> Details(Guid id, CancellationToken cancellation)
    {
        var view = await One(id, cancellation);
        if (!view.IsOk)
            return view.Refusal;
        var versions = await Versions(version => version.DocumentId == id, cancellation);
        var sent = await (
            from file in database.Files.AsNoTracking()
            where file.DocumentId == id && file.MessageSeq != null && file.SessionId != null
            join user in database.Users on file.AgentId equals user.Id into agents
            from agent in agents.DefaultIfEmpty()
            orderby file.TouchedAt descending
            select new { file.SessionId, file.TouchedAt, agent.DisplayName, file.DocumentVersion, file.MessageSeq })
            .Take(MostSent).ToListAsync(cancellation);
        return new DocumentDetails(
            view.Value,
            [.. versions.OrderByDescending(version => version.Number).Select(version =>
                new DocumentVersionView(version.Number, version.File, version.At, version.By))],
            [.. sent.Select(each => new DocumentSentView(
                $"{each.SessionId:N}", each.TouchedAt, each.DisplayName, each.DocumentVersion ?? 1, each.MessageSeq!.Value))]);
    }

    private async Task<IReadOnlyList<DocumentView>> Views(IQueryable<DocumentRow> documents, CancellationToken cancellation)
    {
        var rows = await documents.AsNoTracking().ToListAsync(cancellation);
        var latest = await Versions(
            version => version.Number == database.DocumentVersions.Where(each => each.DocumentId == version.DocumentId)
                .Max(each => each.Number),
            cancellation);
        var byDocument = latest.ToDictionary(version => version.Document);
        var sent = await database.Files
            .Where(file => file.DocumentId != null && file.SessionId != null && file.MessageSeq != null)
            .GroupBy(file => file.DocumentId!.Value).Select(files => new { files.Key, Count = files.Count() })
            .ToDictionaryAsync(each => each.Key, each => each.Count, cancellation);
        return
        [
            .. from row in rows
               where byDocument.ContainsKey(row.Id)
               let version = byDocument[row.Id]
               select new DocumentView(
                   $"{row.Id:N}", row.FolderId?.ToString("N"), row.Name, row.Description, row.Version,
                   version.Number, version.File, version.At, version.By, sent.GetValueOrDefault(row.Id)),
        ];
    }

    private async Task<IReadOnlyList<KnownVersion>> Versions(
        System.Linq.Expressions.Expression<Func<DocumentVersionRow, bool>> which, CancellationToken cancellation)
    {
        var rows = await (
            from version in database.DocumentVersions.AsNoTracking().Where(which)
            join file in database.Files.AsNoTracking() on version.FileId equals file.Id
            join blob in database.Blobs.AsNoTracking() on file.BlobId equals blob.Id
            join user in database.Users on version.AgentId equals user.Id into agents
            from agent in agents.DefaultIfEmpty()
            select new { version.DocumentId, version.Number, version.At, file, blob, By = (string?)agent.DisplayName })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new KnownVersion(
                row.DocumentId, row.Number, FileViews.Of(FileViews.Ref(new(row.file, row.blob))), row.At, row.By)),
        ];
    }

    private sealed record KnownVersion(Guid Document, int Number, FileView File, DateTimeOffset At, string? By);
}
