namespace OrleansChat.Knowledge;

/// <summary>Questions about the tree of folders, of rows that are in their order.</summary>
internal sealed class FolderTree(IReadOnlyList<KnowledgeFolderRow> folders)
{
    private readonly Dictionary<Guid, KnowledgeFolderRow> _byId = folders.ToDictionary(folder => folder.Id);
    private readonly ILookup<Guid?, KnowledgeFolderRow> _children = folders.ToLookup(folder => folder.ParentId);

    public KnowledgeFolderRow? Find(Guid id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<KnowledgeFolderRow> ChildrenOf(Guid? parent) => [.. _children[parent]];

    /// <summary>Whether it is the other folder, or somewhere in it.</summary>
    public bool IsWithin(Guid? folder, Guid other) => Upwards(folder).Any(above => above.Id == other);

    /// <summary>How many folders it is deep; nothing: 0.</summary>
    public int DepthOf(Guid? folder) => Upwards(folder).Count();

    /// <summary>How many levels it and what is in it are.</summary>
    public int HeightOf(Guid folder) => 1 + _children[folder].Select(child => HeightOf(child.Id)).DefaultIfEmpty().Max();

    public string? NameOf(Guid? folder) => folder is { } id ? Find(id)?.Name : null;

    /// <summary>Names from the top, or from below <paramref name="root"/>.</summary>
    public IReadOnlyList<string> PathOf(Guid folder, Guid? root = null) =>
        [.. Upwards(folder).TakeWhile(above => above.Id != root).Select(above => above.Name).Reverse()];

    private IEnumerable<KnowledgeFolderRow> Upwards(Guid? folder)
    {
        for (var left = folders.Count; left > 0 && folder is { } id && Find(id) is { } found; left--)
        {
            yield return found;
            folder = found.ParentId;
        }
    }
}

/// <summary>A place in a list.</summary>
internal static class Placement
{
    /// <summary>Before that one, or at the end; null: it is not in the list.</summary>
    public static int? Of(IEnumerable<Guid> list, Guid? before)
    {
        var all = list.ToList();
        if (before is not { } other)
            return all.Count;
        var at = all.IndexOf(other);
        return at < 0 ? null : at;
    }
}
