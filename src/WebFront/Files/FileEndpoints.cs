using Microsoft.Net.Http.Headers;
using OrleansChat.Access;
using OrleansChat.Blobs;
using OrleansChat.Edge.Http;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>
/// Files that were sent. What somebody uploaded is only ever a download, in a sandbox, of the kind that it was found to be; what is shown
/// in a page are pictures that this server drew.
/// </summary>
internal static class FileEndpoints
{
    private const string PictureType = "image/webp";

    public static void Map(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/files").RequireCors(WebRegistration.FilesCors);
        files.MapGet("/{id:guid}", Download);
        files.MapGet("/{id:guid}/thumbnail", (Guid id, HttpContext http, FileDownloads downloads) =>
            Picture(id, BlobRendition.Thumbnail, http, downloads));
        files.MapGet("/{id:guid}/preview", (Guid id, HttpContext http, FileDownloads downloads) =>
            Picture(id, BlobRendition.Preview, http, downloads));
    }

    private static async Task<IResult> Download(Guid id, HttpContext http, FileDownloads downloads)
    {
        var file = await Find(id, http, downloads);
        if (!file.IsOk)
            return Problems.From(file.Refusal);
        var content = await downloads.Content(file.Value, http.RequestAborted);
        if (!content.IsOk)
            return Problems.From(content.Refusal);
        Close(http.Response.Headers);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Value.File.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(
            content.Value,
            file.Value.Blob!.MediaType ?? FileTypes.Fallback,
            lastModified: file.Value.File.CreatedAt,
            entityTag: Tag(file.Value, "original"),
            enableRangeProcessing: true);
    }

    private static async Task<IResult> Picture(Guid id, BlobRendition rendition, HttpContext http, FileDownloads downloads)
    {
        var file = await Find(id, http, downloads);
        var picture = file.IsOk ? await downloads.Picture(file.Value, rendition, http.RequestAborted) : file.Refusal;
        if (!picture.IsOk)
            return Problems.From(picture.Refusal);
        Close(http.Response.Headers);
        return TypedResults.Bytes(picture.Value, PictureType, entityTag: Tag(file.Value!, rendition.ToString()));
    }

    /// <summary>A token, where there is one, is who calls: the console's cookie may come along from the same browser.</summary>
    private static async Task<Result<StoredFile>> Find(Guid id, HttpContext http, FileDownloads downloads)
    {
        if (BearerToken.IsIn(http.Request))
            return await downloads.ForVisitor(new(id), BearerToken.Of(http.Request), VisitorOrigins.Of(http), http.RequestAborted);
        return http.User.Identity?.IsAuthenticated == true
            ? await downloads.ForAgent(new(id), http.User.AgentId(), http.RequestAborted)
            : new Refusal(RefusalCodes.FileNotFound);
    }

    /// <summary>Kept by the browser that asked, and asked for again each time: who may have it may change.</summary>
    private static void Close(IHeaderDictionary headers)
    {
        headers.CacheControl = "private, no-cache";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.Vary = "Authorization, Cookie";
    }

    private static EntityTagHeaderValue Tag(StoredFile file, string part) => new($"\"{file.Id}-{part}\"");
}
