using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Knowledge;

/// <summary>A Markdown file of an archive, read and checked; or why it is not taken.</summary>
/// <param name="Path">As it stands in the archive.</param>
/// <param name="Folders">Names of the folders that it stands in.</param>
/// <param name="Group">Files of one group are one article in several languages.</param>
internal sealed record ArchiveFile(
    string Path, IReadOnlyList<string> Folders, string Group, FrontMatter Matter, ArticleText Text, PublishedState? State)
{
    public Guid? Id => Guid.TryParse(Matter.Id, out var id) ? id : null;
}

/// <summary>
/// Reads an archive that anybody may have made: no more files, and no more of each, than an import takes, whatever the archive itself
/// says of their sizes.
/// </summary>
internal sealed class ArchiveFiles(ArticleWriter writer)
{
    private const string Markdown = ".md";
    private const int ChunkBytes = 16 * 1024;

    /// <summary>What grows more than this when it is unpacked is no text.</summary>
    private const int MostRatio = 50;
    private const int RatioFrom = 4 * 1024 * 1024;
    private const int FileBytes = KnowledgeLimits.ArticleBytes + (32 * 1024);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Each file with what it is, or the refusal; null: it is no article.</summary>
    public async Task<Result<IReadOnlyList<(string Path, Result<ArchiveFile>? File)>>> Read(
        Stream stream, string? language, CancellationToken cancellation)
    {
        try
        {
            await using var archive = await ZipArchive.CreateAsync(
                stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
            if (archive.Entries.Count > KnowledgeLimits.ArchiveEntries)
                return TooLarge("entries", KnowledgeLimits.ArchiveEntries);
            var files = new List<(string Path, Result<ArchiveFile>? File)>();
            var unpacked = 0L;
            foreach (var entry in archive.Entries.OrderBy(static entry => entry.FullName, StringComparer.Ordinal))
            {
                if (!IsArticle(entry))
                {
                    files.Add((entry.FullName, null));
                    continue;
                }

                var bytes = await Unpack(entry, cancellation);
                unpacked += bytes.Value?.Length ?? FileBytes;
                if (unpacked > KnowledgeLimits.UnpackedBytes)
                    return TooLarge("bytes", KnowledgeLimits.UnpackedBytes);
                if (unpacked > RatioFrom && unpacked > MostRatio * stream.Length)
                    return TooLarge("ratio", MostRatio);
                files.Add((entry.FullName, bytes.IsOk ? Parse(entry.FullName, bytes.Value, language) : bytes.Refusal));
            }

            return files;
        }
        catch (InvalidDataException)
        {
            return new Refusal(RefusalCodes.ArchiveUnreadable);
        }
    }

    private static bool IsArticle(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(Markdown, StringComparison.OrdinalIgnoreCase) && entry.Name[0] != '.'
            && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    /// <summary>No further than an article is long, whatever the archive says.</summary>
    private static async Task<Result<byte[]>> Unpack(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        await using var packed = await entry.OpenAsync(cancellation);
        using var unpacked = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int read; (read = await packed.ReadAsync(chunk, cancellation)) > 0;)
        {
            unpacked.Write(chunk, 0, read);
            if (unpacked.Length > FileBytes)
                return Refusal.With(RefusalCodes.ArticleTooLarge, "limit", $"{KnowledgeLimits.ArticleBytes}");
        }

        var bytes = unpacked.ToArray();
        // What is not whole is not taken: the archive may say another size than the file has.
        return Crc32.HashToUInt32(bytes) == entry.Crc32 ? bytes : new Refusal(RefusalCodes.ArchiveUnreadable);
    }

    private Result<ArchiveFile> Parse(string path, byte[] bytes, string? fallback)
    {
        if (ArchivePaths.Read(path) is not { } place)
            return InputRules.Invalid("path", "path");
        string text;
        try
        {
            text = Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return InputRules.Invalid("body", "characters");
        }

        var read = FrontMatter.Read(text);
        if (!read.IsOk)
            return read.Refusal;
        var (matter, body) = read.Value;
        if (!string.IsNullOrEmpty(matter.Id) && !Guid.TryParse(matter.Id, out _))
            return InputRules.Invalid("id", "id");
        var state = matter.State();
        if (!state.IsOk)
            return state.Refusal!;
        var (stem, named) = Split(place.File);
        var checkedText = writer.Check(new(
            matter.Language ?? named ?? fallback ?? "", matter.Title ?? Heading(body) ?? stem, matter.Slug, body));
        if (!checkedText.IsOk)
            return checkedText.Refusal;
        return new ArchiveFile(path, place.Folders, $"{string.Join('/', place.Folders)}/{stem}", matter, checkedText.Value, state.Value);
    }

    /// <summary>"reset-password.nb.md": the language stands before the ending. "node.js.md" is in no language of its own.</summary>
    private static (string Stem, string? Language) Split(string file)
    {
        var stem = file[..^Markdown.Length];
        var dot = stem.LastIndexOf('.');
        var last = dot > 0 ? stem[(dot + 1)..] : "";
        return last.Length is >= InputRules.ShortestLanguage and <= 5 && InputRules.Language(last, "language") is null
            && char.IsAsciiLetterLower(last[0]) && IsSpoken(last)
            ? (stem[..dot], last)
            : (stem, null);
    }

    private static bool IsSpoken(string language)
    {
        try
        {
            return !CultureInfo.GetCultureInfo(language, predefinedOnly: true).EnglishName.StartsWith("Unknown", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static string? Heading(string body) => body.Split('\n').Take(20).Select(static line => line.Trim())
        .FirstOrDefault(static line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() is { Length: > 0 } heading
        ? VisibleText.Cut(heading, KnowledgeTranslationRow.TitleLength)
        : null;

    private static Refusal TooLarge(string rule, int limit) => new(
        RefusalCodes.ArchiveTooLarge, new Dictionary<string, string> { ["rule"] = rule, ["limit"] = $"{limit}" });
}
