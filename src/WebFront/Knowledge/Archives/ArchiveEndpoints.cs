using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Knowledge;

/// <summary>Import and export of folders as archives of Markdown files, for editors.</summary>
internal static class ArchiveEndpoints
{
    public const string ContentType = "application/zip";
    private const int InMemory = 1024 * 1024;

    public static void Map(RouteGroupBuilder edit)
    {
        edit.MapGet("/export", Export);
        edit.MapPost("/import", Import).TakeBodies(KnowledgeLimits.ArchiveBytes);
    }

    private static IResult Export(string? folder, KnowledgeExport export)
    {
        var root = KnowledgeEndpoints.OptionalId<KnowledgeFolderId>(folder, "folder");
        if (!root.IsOk)
            return Problems.From(root.Refusal);
        return TypedResults.Stream(
            async stream =>
            {
                // The format is written from several places at once, and what is sent is not.
                await using var file = new FileStream(
                    Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, InMemory, FileOptions.DeleteOnClose);
                await export.Write(file, root.Value.Id, CancellationToken.None);
                file.Position = 0;
                await file.CopyToAsync(stream);
            },
            ContentType,
            "knowledge.zip");
    }

    /// <summary>With <c>commit=true</c>; otherwise it is only looked at.</summary>
    private static async Task<IResult> Import(
        string? folder, string? language, bool? commit, HttpRequest http, KnowledgeImport import, CancellationToken cancellation)
    {
        var root = KnowledgeEndpoints.OptionalId<KnowledgeFolderId>(folder, "folder");
        var bad = root.Refusal ?? (string.IsNullOrEmpty(language) ? null : InputRules.Language(language, "language"));
        if (bad is not null)
            return Problems.From(bad);
        if (http.ContentType != ContentType)
            return Problems.From(InputRules.Invalid("body", "zip"));
        http.EnableBuffering(InMemory, KnowledgeLimits.ArchiveBytes);
        await http.Body.CopyToAsync(Stream.Null, cancellation);
        http.Body.Position = 0;
        return HttpResults.Value(
            await import.Run(http.Body, root.Value.Id, string.IsNullOrEmpty(language) ? null : language, commit ?? false, cancellation));
    }
}
