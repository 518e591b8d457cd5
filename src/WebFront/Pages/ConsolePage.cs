using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansChat.Telemetry;

namespace OrleansChat.Pages;

/// <summary>The console's one page: every path below it is the page's own business.</summary>
internal static class ConsolePage
{
    private const string File = "console/index.html";
    private const string NoncePlace = "__CSP_NONCE__";
    private const string VersionPlace = "__VERSION__";

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Show(HttpContext http, IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(File);
        if (!file.Exists)
        {
            return TypedResults.Problem(
                title: "The console is not part of this build.",
                detail: "Build it with npm run build in src/WebFront/Client, or start with ./run.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        using var reader = new StreamReader(file.CreateReadStream());
        var html = await reader.ReadToEndAsync(http.RequestAborted);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        PageHeaders.ForConsole(http.Response.Headers, nonce);
        html = html.Replace(NoncePlace, nonce, StringComparison.Ordinal)
            .Replace(VersionPlace, ProductVersion.Current, StringComparison.Ordinal);
        return TypedResults.Text(html, "text/html; charset=utf-8");
    }
}
