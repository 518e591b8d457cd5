using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>Files as browsers see them.</summary>
internal static class FileViews
{
    private const long Megabyte = 1 << 20;

    /// <summary>Null: the message is no file, or it was erased.</summary>
    public static FileView? Of(MessageSent message) =>
        message is { Kind: MessageKind.File, File: { } file, Erased: null } ? Of(file) : null;

    public static FileView Of(FileRef file) => new(
        file.Id.ToString(),
        file.Name,
        WireNames.Of(FileTypes.GroupOf(file.MediaType)),
        file.MediaType,
        file.Length,
        file.Width,
        file.Height,
        file.Unscanned);

    public static FileRef Ref(StoredFile stored) => new(
        stored.Id,
        stored.File.Name,
        stored.Blob?.MediaType ?? FileTypes.Fallback,
        stored.File.Length,
        stored.Blob?.Width,
        stored.Blob?.Height,
        stored.File.Unscanned ? true : null);

    public static UploadView Upload(StoredFile stored) => new(
        stored.Id.ToString(),
        stored.File.Name,
        stored.File.Length,
        stored.File.State == FileState.Refused ? stored.File.Length : stored.Offset,
        WireNames.Of(stored.File.State),
        stored.File.Refusal is { } code ? RefusalTexts.View(new(code)) : null);

    public static FileLimitsView Limits(FileSettings settings) => new(
        MaxBytes(settings),
        [.. FileTypes.All.Where(type => settings.Allows(type.Group)).SelectMany(type => type.Extensions)]);

    public static long MaxBytes(FileSettings settings) => settings.Megabytes * Megabyte;
}
