using Microsoft.AspNetCore.Http.HttpResults;

namespace OrleansChat.Pages;

/// <summary>The real widget without a server behind it, for the console's frame: it shows what it is told.</summary>
internal static class PreviewPage
{
    private const string File = "preview/index.html";

    public static async Task<Results<ContentHttpResult, NotFound>> Show(HttpContext http, IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(File);
        if (!file.Exists)
            return TypedResults.NotFound();
        using var reader = new StreamReader(file.CreateReadStream());
        var html = await reader.ReadToEndAsync(http.RequestAborted);
        PageHeaders.ForPreview(http.Response.Headers);
        return TypedResults.Text(html, "text/html; charset=utf-8");
    }
}
