using Microsoft.AspNetCore.StaticFiles;

namespace OrleansChat.Pages;

/// <summary>The files of the client build under wwwroot: the widget's hashed chunks, the console's, the preview's.</summary>
internal static class ClientFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>What keeps its name must be asked for again soon.</summary>
    private const string Briefly = "public, max-age=300, must-revalidate";

    public static void UseClientFiles(this WebApplication app) => app.UseWhen(
        http =>
            http.Request.Path != "/console/index.html" && http.Request.Path != "/preview/index.html" && http.Request.Path != "/widget.js",
        files => files.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare }));

    private static void Prepare(StaticFileResponseContext file)
    {
        var path = file.Context.Request.Path;
        var headers = file.Context.Response.Headers;
        var own = path.StartsWithSegments("/console") || path.StartsWithSegments("/preview");
        var hashed = path.StartsWithSegments("/assets") || path.StartsWithSegments("/console/assets")
            || path.StartsWithSegments("/preview/assets");
        headers.CacheControl = hashed ? ForEver : Briefly;
        if (own)
            return;

        // Other websites load these: as a classic script, and as modules, which need the permission in so many words.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
