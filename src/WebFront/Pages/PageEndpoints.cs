using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Hosting;

namespace OrleansChat.Pages;

/// <summary>The pages that people open: the demo website, the console, the setup link.</summary>
internal static class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/demo"));
        app.MapGet("/demo", Demo);
        app.MapGet("/demo/icon.svg", () => TypedResults.Text(DemoSite.Icon, "image/svg+xml"));
        app.MapGet("/demo/site.css", () => TypedResults.Text(DemoSite.Style, "text/css"));
        app.MapGet("/widget.js", (string? channel, HttpContext http, WidgetScript script) => script.Send(channel, http));
        app.MapGet("/preview", PreviewPage.Show);
        // A script of an older version: it is gone, and must not be answered with a page.
        app.MapGet("/console/assets/{**path}", () => TypedResults.NotFound());
        app.MapGet("/console/{**path}", ConsolePage.Show);
        app.MapGet("/setup/{token}", ConsolePage.Show);
        app.MapGet("/invitation/{token}", ConsolePage.Show);
        app.MapGet("/reset/{token}", ConsolePage.Show);
    }

    /// <summary>With the named channel; else with the demo channel, or the first there is. The page says which.</summary>
    private static async Task<IResult> Demo(string? channel, HttpContext http, ChannelAccess channels, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-cache";
        ChannelId? asked = ChannelId.TryParse(channel, out var named) ? named : null;
        var shown = await channels.ForDemo(asked, FirstStart.DemoChannel, cancellation);
        return TypedResults.Text(DemoSite.Page(shown), "text/html; charset=utf-8");
    }
}
