using OrleansChat.Access;
using OrleansChat.Hosting;

namespace OrleansChat.Pages;

/// <summary>The pages that people open: the demo website, the console, the setup link.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/demo"));
        app.MapGet("/demo", Demo);
        app.MapGet("/demo/icon.svg", () => TypedResults.Text(DemoSite.Icon, "image/svg+xml"));
        app.MapGet("/demo/site.css", () => TypedResults.Text(DemoSite.Style, "text/css"));
        app.MapGet("/console/{**path}", ConsolePage.Show);
        app.MapGet("/setup/{token}", ConsolePage.Show);
        app.MapGet("/invitation/{token}", ConsolePage.Show);
        app.MapGet("/reset/{token}", ConsolePage.Show);
    }

    private static async Task<IResult> Demo(HttpContext http, ChannelAccess channels, CancellationToken cancellation)
    {
        var channel = await channels.ForDemo(FirstStart.DemoChannel, cancellation) ?? FirstStart.DemoChannel;
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Text(DemoSite.Page(channel), "text/html; charset=utf-8");
    }
}
