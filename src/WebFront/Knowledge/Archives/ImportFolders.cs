using Microsoft.EntityFrameworkCore;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>The folders of an archive, below the one that it is imported into.</summary>
internal sealed class ImportFolders(ChatDbContext database, KnowledgeFolders folders)
{
    /// <summary>Articles stand in folders: of an archive that has none they come into this one.</summary>
    private const string Unsorted = "Import";

    /// <summary>The folder at the end of the path; null: there is none yet.</summary>
    public async Task<Guid?> Found(IReadOnlyList<string> path, KnowledgeFolderId? root, CancellationToken cancellation)
    {
        var at = root?.Value;
        foreach (var name in Names(path, root))
        {
            at = await Child(at, name, cancellation);
            if (at is null)
                return null;
        }

        return at;
    }

    /// <summary>The same; those that are missing are made.</summary>
    public async Task<Result<Guid>> Made(IReadOnlyList<string> path, KnowledgeFolderId? root, CancellationToken cancellation)
    {
        var at = root?.Value;
        foreach (var name in Names(path, root))
        {
            var found = await Child(at, name, cancellation);
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

    private static IReadOnlyList<string> Names(IReadOnlyList<string> path, KnowledgeFolderId? root) =>
        path.Count == 0 && root is null ? [Unsorted] : path;

    private Task<Guid?> Child(Guid? parent, string name, CancellationToken cancellation) => database.KnowledgeFolders.AsNoTracking()
        .Where(known => known.ParentId == parent && known.Name == name).OrderBy(known => known.Position).ThenBy(known => known.Id)
        .Select(known => (Guid?)known.Id).FirstOrDefaultAsync(cancellation);
}
