using System.Globalization;
using System.Text;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Files;

/// <summary>What the headers of an upload say.</summary>
internal static class UploadHeaders
{
    /// <summary>Of the metadata: the name in UTF-8, and the uploader's own key of 32 hexadecimal digits.</summary>
    private const string NameKey = "filename";
    private const string UploadKey = "key";
    private const int LongestMetadata = 4_096;

    public static Result<AnnouncedFile> ReadAnnounced(IHeaderDictionary headers)
    {
        if (Number(headers[TusHeaders.Length]) is not { } length)
            return InputRules.Invalid(TusHeaders.Length, "required");
        var metadata = headers[TusHeaders.Metadata].ToString();
        if (metadata.Length > LongestMetadata)
            return InputRules.Invalid(TusHeaders.Metadata, "length", LongestMetadata);
        if (Value(metadata, NameKey) is not { } name)
            return InputRules.Invalid(NameKey, "required");
        if (name.Length > FileNames.LongestAnnounced)
            return InputRules.Invalid(NameKey, "length", FileNames.LongestAnnounced);
        return Guid.TryParse(Value(metadata, UploadKey), out var key) && key != Guid.Empty
            ? new AnnouncedFile(name, length, key)
            : InputRules.Invalid(UploadKey, "id");
    }

    public static Result<long> ReadOffset(IHeaderDictionary headers) =>
        Number(headers[TusHeaders.Offset]) is { } offset ? offset : InputRules.Invalid(TusHeaders.Offset, "required");

    public static void Write(HttpResponse response, StoredFile file)
    {
        response.Headers[TusHeaders.Resumable] = TusHeaders.Version;
        response.Headers.CacheControl = "no-store";
        response.Headers[TusHeaders.Length] = file.File.Length.ToString(CultureInfo.InvariantCulture);
        response.Headers[TusHeaders.Offset] = FileViews.Upload(file).Offset.ToString(CultureInfo.InvariantCulture);
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
