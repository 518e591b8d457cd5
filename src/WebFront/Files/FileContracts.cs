using OrleansChat.Edge.Contracts;

namespace OrleansChat.Files;

/// <summary>
/// A file that was sent. It is at <c>/files/{id}</c> (a download), a picture also at <c>/files/{id}/thumbnail</c> and
/// <c>/files/{id}/preview</c>, for whoever may read the chat.
/// </summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Name">Cleaned: one line, no folders.</param>
/// <param name="Group">What it is shown as.</param>
/// <param name="MediaType">What its content is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Width">Of a picture with thumbnail and preview, in pixels; null: there is neither.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="Unscanned">True: the virus scanner could not be asked. Null: it was, or there is none.</param>
public sealed record FileView(
    string Id,
    string Name,
    [OneOf("FileGroup")] string Group,
    string MediaType,
    long Length,
    int? Width,
    int? Height,
    bool? Unscanned);

/// <summary>Which files may be sent.</summary>
/// <param name="MaxBytes">Of one file.</param>
/// <param name="Extensions">How their names end, as <c>.pdf</c>.</param>
public sealed record FileLimitsView(long MaxBytes, IReadOnlyList<string> Extensions);

/// <summary>An upload as it stands.</summary>
/// <param name="Id">Of the file; 32 hexadecimal digits.</param>
/// <param name="Name">Cleaned.</param>
/// <param name="Length">Bytes in all.</param>
/// <param name="Offset">Bytes that are stored: where to go on.</param>
/// <param name="State">How far it is.</param>
/// <param name="Refused">Why it cannot be sent; null unless it was refused.</param>
public sealed record UploadView(
    string Id,
    string Name,
    long Length,
    long Offset,
    [OneOf("FileState")] string State,
    RefusalView? Refused);

/// <summary>A file of the visitor that is uploaded.</summary>
public sealed record VisitorFile(string MessageId, string FileId);

/// <summary>A file of the agent that is uploaded for this chat.</summary>
public sealed record AgentFile(string SessionId, string MessageId, string FileId);
