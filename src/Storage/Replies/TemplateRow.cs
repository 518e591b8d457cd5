namespace OrleansChat.Replies;

/// <summary>A reply template of the installation as stored.</summary>
public sealed class TemplateRow
{
    public const int NameLength = 100;

    /// <summary>Of a folder with those that it lies in.</summary>
    public const int FolderLength = 200;

    public required Guid Id { get; init; }

    /// <summary>Names of folders with slashes between; empty: in none. A folder is there as long as a template is in it.</summary>
    public required string Folder { get; set; }

    public required string Name { get; set; }

    /// <summary>JSON: the texts by language, the first of them for whoever speaks none of these.</summary>
    public required string Texts { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;
}
