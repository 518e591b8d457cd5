namespace OrleansChat.Blobs;

/// <summary>Where the bytes of a blob are.</summary>
public enum BlobPlace
{
    /// <summary>In parts in the database: every upload, and for good where nothing else is configured.</summary>
    Database = 0,

    /// <summary>In a file of a configured directory.</summary>
    Directory = 1,

    /// <summary>In a bucket of a store that speaks S3.</summary>
    S3 = 2,
}

/// <summary>A content, and what was found out about it.</summary>
public sealed class BlobRow
{
    public const int MediaTypeLength = 100;

    public required Guid Id { get; init; }

    public required BlobPlace Place { get; set; }

    /// <summary>Bytes that are stored.</summary>
    public required long Length { get; set; }

    /// <summary>Null: nobody has looked into it yet.</summary>
    public string? MediaType { get; set; }

    /// <summary>Of a picture that has a thumbnail and a preview.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }
}

/// <summary>A piece of a blob, beginning at <see cref="Start"/>.</summary>
public sealed class BlobPartRow
{
    public required Guid BlobId { get; init; }

    public required BlobRendition Rendition { get; init; }

    public required long Start { get; init; }

#pragma warning disable CA1819 // Entity Framework maps arrays.
    public required byte[] Bytes { get; init; }
#pragma warning restore CA1819
}

/// <summary>Which of a blob's pictures.</summary>
public enum BlobRendition
{
    /// <summary>What was uploaded.</summary>
    Original = 0,
    Thumbnail = 1,
    Preview = 2,
}

/// <summary>
/// A blob that a file let go of, or that is being written to its place: to be looked at, and deleted where no file has it. Several may
/// name the same blob.
/// </summary>
public sealed class BlobRemovalRow
{
    public long Id { get; init; }

    public required Guid BlobId { get; init; }

    public required BlobPlace Place { get; init; }

    /// <summary>Not before then.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
