namespace OrleansChat.Documents;

/// <summary>A folder of the library.</summary>
public sealed class DocumentFolderRow
{
    public required Guid Id { get; init; }

    public Guid? ParentId { get; set; }

    public required string Name { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;
}

/// <summary>A document of the library.</summary>
public sealed class DocumentRow
{
    public const int NameLength = 120;
    public const int DescriptionLength = 1_000;

    public required Guid Id { get; init; }

    public Guid? FolderId { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;
}

/// <summary>A version of a document: a file of the library.</summary>
public sealed class DocumentVersionRow
{
    public required Guid DocumentId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Guid FileId { get; init; }

    public required Guid AgentId { get; init; }

    public required DateTimeOffset At { get; init; }
}
