using OrleansChat.Edge.Contracts;
using OrleansChat.Files;

namespace OrleansChat.Documents;

/// <summary>The library: all folders and documents, by name.</summary>
public sealed record DocumentLibrary(IReadOnlyList<DocumentFolderView> Folders, IReadOnlyList<DocumentView> Documents);

/// <summary>A folder. <paramref name="ParentId"/>: null at the top. Whoever saves names the version that they have seen.</summary>
public sealed record DocumentFolderView(string Id, string? ParentId, string Name, long Version);

/// <summary>A document as of its latest version.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="FolderId">Null at the top.</param>
/// <param name="Name">As agents see it.</param>
/// <param name="Description">For agents.</param>
/// <param name="Version">Of name, description and folder: whoever saves names the one that they have seen.</param>
/// <param name="FileVersion">Counts the files, from 1.</param>
/// <param name="File">The latest.</param>
/// <param name="ChangedAt">When that came.</param>
/// <param name="ChangedBy">From whom; null: the account is gone.</param>
/// <param name="Sent">How often it was sent.</param>
public sealed record DocumentView(
    string Id,
    string? FolderId,
    string Name,
    string Description,
    long Version,
    int FileVersion,
    FileView File,
    DateTimeOffset ChangedAt,
    string? ChangedBy,
    int Sent);

/// <summary>One version of a document.</summary>
public sealed record DocumentVersionView(int Number, FileView File, DateTimeOffset At, string? By);

/// <summary>That somebody sent the document in a chat. Chats and messages that were erased are not among them.</summary>
public sealed record DocumentSentView(string SessionId, DateTimeOffset At, string? By, int FileVersion, long Seq);

/// <summary>A document with its versions, the latest first, and the latest times that it was sent.</summary>
public sealed record DocumentDetails(
    DocumentView Document, IReadOnlyList<DocumentVersionView> Versions, IReadOnlyList<DocumentSentView> Sent);

/// <summary>A new document of what was uploaded for the library.</summary>
public sealed record AddDocumentRequest(
    string? FolderId,
    [Bounds(1, DocumentInput.NameLength)] string Name,
    [Bounds(0, DocumentInput.DescriptionLength)] string? Description,
    string FileId);

/// <summary>Name, description and folder.</summary>
public sealed record ChangeDocumentRequest(
    string? FolderId,
    [Bounds(1, DocumentInput.NameLength)] string Name,
    [Bounds(0, DocumentInput.DescriptionLength)] string? Description,
    long Version);

/// <summary>A new version of what was uploaded for the library.</summary>
public sealed record AddVersionRequest(string FileId);

/// <summary>A new folder.</summary>
public sealed record AddFolderRequest(string? ParentId, [Bounds(1, DocumentInput.NameLength)] string Name);

/// <summary>Name and parent of a folder.</summary>
public sealed record ChangeFolderRequest(string? ParentId, [Bounds(1, DocumentInput.NameLength)] string Name, long Version);

/// <summary>A document that an agent sends.</summary>
public sealed record AgentDocument(string SessionId, string MessageId, string DocumentId);
