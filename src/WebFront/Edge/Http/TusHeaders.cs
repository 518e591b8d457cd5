namespace OrleansChat.Edge.Http;

/// <summary>The headers of tus, the protocol of resumable uploads: https://tus.io/protocols/resumable-upload (version 1.0.0).</summary>
internal static class TusHeaders
{
    public const string Resumable = "Tus-Resumable";
    public const string Length = "Upload-Length";
    public const string Offset = "Upload-Offset";
    public const string Metadata = "Upload-Metadata";
    public const string BodyType = "application/offset+octet-stream";
    public const string Version = "1.0.0";

    /// <summary>What scripts of other websites may read.</summary>
    public static string[] Exposed { get; } = [Resumable, Length, Offset, "Location", "Retry-After", "Content-Disposition"];
}
