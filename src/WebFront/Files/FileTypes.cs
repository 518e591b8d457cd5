using OrleansChat.Channels;

namespace OrleansChat.Files;

/// <summary>What a file is shown as, and what a channel allows.</summary>
public enum FileGroup
{
    Image = 0,
    Document = 1,
    Text = 2,
    Audio = 3,
    Video = 4,
    Archive = 5,
}

/// <summary>A kind of file that can be sent.</summary>
/// <param name="Group">What it belongs to.</param>
/// <param name="MediaType">As which it is served.</param>
/// <param name="Extensions">How its name ends.</param>
internal sealed record FileType(FileGroup Group, string MediaType, params IReadOnlyList<string> Extensions);

/// <summary>
/// Every kind of file that can be sent; what is not here cannot: HTML, SVG, scripts, programs, documents with macros, and what nobody has
/// thought of.
/// </summary>
internal static class FileTypes
{
    public const string PlainText = "text/plain";
    public const string Fallback = "application/octet-stream";
    private const string Ooxml = "application/vnd.openxmlformats-officedocument.";
    private const string Odf = "application/vnd.oasis.opendocument.";

    public static IReadOnlyList<FileType> All { get; } =
    [
        new(FileGroup.Image, "image/png", ".png"),
        new(FileGroup.Image, "image/jpeg", ".jpg", ".jpeg", ".jfif"),
        new(FileGroup.Image, "image/webp", ".webp"),
        new(FileGroup.Image, "image/gif", ".gif"),
        new(FileGroup.Image, "image/heic", ".heic", ".heif"),
        new(FileGroup.Document, "application/pdf", ".pdf"),
        new(FileGroup.Document, $"{Ooxml}wordprocessingml.document", ".docx"),
        new(FileGroup.Document, $"{Ooxml}spreadsheetml.sheet", ".xlsx"),
        new(FileGroup.Document, $"{Ooxml}presentationml.presentation", ".pptx"),
        new(FileGroup.Document, $"{Odf}text", ".odt"),
        new(FileGroup.Document, $"{Odf}spreadsheet", ".ods"),
        new(FileGroup.Document, $"{Odf}presentation", ".odp"),
        new(FileGroup.Document, "application/rtf", ".rtf"),
        new(FileGroup.Text, PlainText, ".txt", ".log"),
        new(FileGroup.Text, "text/csv", ".csv"),
        new(FileGroup.Text, "text/markdown", ".md"),
        new(FileGroup.Audio, "audio/mpeg", ".mp3"),
        new(FileGroup.Audio, "audio/mp4", ".m4a"),
        new(FileGroup.Audio, "audio/ogg", ".ogg", ".oga", ".opus"),
        new(FileGroup.Audio, "audio/wav", ".wav"),
        new(FileGroup.Audio, "audio/flac", ".flac"),
        new(FileGroup.Video, "video/mp4", ".mp4", ".m4v"),
        new(FileGroup.Video, "video/quicktime", ".mov"),
        new(FileGroup.Video, "video/webm", ".webm"),
        new(FileGroup.Archive, "application/zip", ".zip"),
    ];

    private static readonly Dictionary<string, FileType> ByExtension = All
        .SelectMany(type => type.Extensions, (type, extension) => (type, extension))
        .ToDictionary(each => each.extension, each => each.type, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, FileType> ByMediaType = All.ToDictionary(type => type.MediaType);

    /// <summary>Null: none that can be sent.</summary>
    public static FileType? OfName(string name) => ByExtension.GetValueOrDefault(Path.GetExtension(name));

    /// <summary>What is shown of a file whose kind another release knew.</summary>
    public static FileGroup GroupOf(string mediaType) => ByMediaType.TryGetValue(mediaType, out var type) ? type.Group : FileGroup.Document;

    public static bool Allows(this FileSettings settings, FileGroup group) => group switch
    {
        FileGroup.Image => settings.Images,
        FileGroup.Document => settings.Documents,
        FileGroup.Text => settings.Texts,
        FileGroup.Audio => settings.Audio,
        FileGroup.Video => settings.Video,
        FileGroup.Archive => settings.Archives,
        _ => false,
    };
}
