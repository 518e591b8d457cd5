using Microsoft.AspNetCore.StaticFiles;

namespace OrleansChat.Pages;

/// <summary>The files of the client build under wwwroot: the loader, the widget's hashed chunks, the console's.</summary>
internal static class ClientFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>The loader's name never changes, so its content must be asked for again soon.</summary>
    private const string Briefly = "public, max-age=300, must-revalidate";

    public static void UseClientFiles(this WebApplication app) => app.UseWhen(
        http => http.Request.Path != "/console/index.html",
        files => files.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare }));

    private static void Prepare(StaticFileResponseContext file)
    {
        var path = file.Context.Request.Path;
        var headers = file.Context.Response.Headers;
        var hashed = path.StartsWithSegments("/assets") || path.StartsWithSegments("/console/assets");
        headers.CacheControl = hashed ? ForEver : Briefly;
        if (path.StartsWithSegments("/console"))
            return;

        // Other websites load these: as a classic script, and as modules, which need the permission in so many words.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
