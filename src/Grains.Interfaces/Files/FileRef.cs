namespace OrleansChat.Files;

/// <summary>A file as the message says it that sent it. The bytes are elsewhere, and who may have them is asked each time.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">Cleaned: one line, no folders.</param>
/// <param name="MediaType">What its content is, not what anybody says of it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Width">Of a picture that is shown, in pixels, upright; null: it is not shown.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="Unscanned">There is a virus scanner, and it could not be asked; the channel lets such files through, marked.</param>
[GenerateSerializer, Alias("chat.file-ref"), Immutable]
public sealed record FileRef(
    [property: Id(0)] FileId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string MediaType,
    [property: Id(3)] long Length,
    [property: Id(4)] int? Width = null,
    [property: Id(5)] int? Height = null,
    [property: Id(6)] bool? Unscanned = null);
