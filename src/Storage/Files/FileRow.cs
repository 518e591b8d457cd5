namespace OrleansChat.Files;

/// <summary>How far an upload is.</summary>
public enum FileState
{
    /// <summary>Parts come in; also where all are there and nobody has looked into them yet.</summary>
    Uploading = 0,

    /// <summary>Complete, checked, and can be sent.</summary>
    Ready = 1,

    /// <summary>It was looked into and refused; its content is gone.</summary>
    Refused = 2,
}

/// <summary>Who uploads, and for what.</summary>
public enum FileOwner
{
    Visitor = 0,
    Agent = 1,

    /// <summary>An agent, for the library of documents.</summary>
    Library = 2,
}

/// <summary>
/// One file: of a session or of the library, before and after it is sent. What it contains is its blob's, which several files may share.
/// </summary>
public sealed class FileRow
{
    public const int NameLength = 120;
    public const int RefusalLength = 60;
    public const int NetworkLength = 24;

    /// <summary>Random: see <see cref="FileId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null: of the library.</summary>
    public Guid? SessionId { get; init; }

    public required FileOwner Owner { get; init; }

    /// <summary>Null: the visitor's.</summary>
    public Guid? AgentId { get; init; }

    /// <summary>The uploader's own key of this upload, so that beginning it twice is beginning it once.</summary>
    public required Guid UploadKey { get; init; }

    /// <summary>Null: refused, and its content is gone.</summary>
    public Guid? BlobId { get; set; }

    public required string Name { get; init; }

    /// <summary>As announced, and in the end as uploaded.</summary>
    public required long Length { get; init; }

    public required FileState State { get; set; }

    /// <summary>The code of why it was refused.</summary>
    public string? Refusal { get; set; }

    /// <summary>The channel takes files that the scanner could not see, and this is one.</summary>
    public bool Unscanned { get; set; }

    /// <summary>The message that it is, or is about to be, sent with.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>Place of that message in the session's log, written in the transaction of the message; null: not sent.</summary>
    public long? MessageSeq { get; set; }

    /// <summary>The document of the library that it is a copy of.</summary>
    public Guid? DocumentId { get; init; }

    public int? DocumentVersion { get; init; }

    /// <summary>Of whom a limit counts it: no address, and forgotten after a day.</summary>
    public string? Network { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset TouchedAt { get; set; }

    /// <summary>Until when somebody looks into it, should they not say so again; null: nobody does.</summary>
    public DateTimeOffset? CheckedUntil { get; set; }
}
