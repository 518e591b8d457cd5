using System.Globalization;
using System.Text;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Files;

/// <summary>The headers of tus, the protocol of resumable uploads: https://tus.io/protocols/resumable-upload (version 1.0.0).</summary>
internal static class UploadHeaders
{
    public const string Resumable = "Tus-Resumable";
    public const string Length = "Upload-Length";
    public const string Offset = "Upload-Offset";
    public const string Metadata = "Upload-Metadata";
    public const string BodyType = "application/offset+octet-stream";
    public const string Version = "1.0.0";

    /// <summary>Of the metadata: the name in UTF-8, and the uploader's own key of 32 hexadecimal digits.</summary>
    private const string NameKey = "filename";
    private const string UploadKey = "key";
    private const int LongestMetadata = 4_096;

    public static string[] Exposed { get; } = [Resumable, Length, Offset, "Location", "Retry-After", "Content-Disposition"];

    public static Result<AnnouncedFile> ReadAnnounced(IHeaderDictionary headers)
    {
        if (Number(headers[Length]) is not { } length)
            return InputRules.Invalid(Length, "required");
        var metadata = headers[Metadata].ToString();
        if (metadata.Length > LongestMetadata)
            return InputRules.Invalid(Metadata, "length", LongestMetadata);
        if (Value(metadata, NameKey) is not { } name)
            return InputRules.Invalid(NameKey, "required");
        if (name.Length > FileNames.LongestAnnounced)
            return InputRules.Invalid(NameKey, "length", FileNames.LongestAnnounced);
        return Guid.TryParse(Value(metadata, UploadKey), out var key) && key != Guid.Empty
            ? new AnnouncedFile(name, length, key)
            : InputRules.Invalid(UploadKey, "id");
    }

    public static Result<long> ReadOffset(IHeaderDictionary headers) =>
        Number(headers[Offset]) is { } offset ? offset : InputRules.Invalid(Offset, "required");

    public static void Write(HttpResponse response, StoredFile file)
    {
        response.Headers[Resumable] = Version;
        response.Headers.CacheControl = "no-store";
        response.Headers[Length] = file.File.Length.ToString(CultureInfo.InvariantCulture);
        response.Headers[Offset] = FileViews.Upload(file).Offset.ToString(CultureInfo.InvariantCulture);
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Pairs with commas between, each a name, a space, and the value in Base64.</summary>
    private static string? Value(string metadata, string name)
    {
        foreach (var pair in metadata.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split(' ') is [var known, var value] && known == name && System.Buffers.Text.Base64.IsValid(value))
                return Encoding.UTF8.GetString(Convert.FromBase64String(value));
        }

        return null;
    }
}
