using Microsoft.Playwright;

namespace OrleansChat.Browsers.Pages;

/// <summary>The network between a page and the hub, for a test to cut. Must be laid before the page connects.</summary>
internal sealed class Line
{
    private readonly List<IWebSocketRoute> open = [];
    private volatile bool cut;

    public static async Task<Line> Lay(IPage page)
    {
        var line = new Line();
        await page.RouteWebSocketAsync("**/hubs/visitor*", line.Route);
        await page.RouteAsync(
            url => url.Contains("/hubs/visitor", StringComparison.Ordinal), route => line.cut ? route.AbortAsync() : route.ContinueAsync());
        return line;
    }

    public async Task Cut()
    {
        cut = true;
        IWebSocketRoute[] connections;
        lock (open)
            connections = [.. open];
        foreach (var connection in connections)
            await connection.CloseAsync();
    }

    public void Mend() => cut = false;

    private void Route(IWebSocketRoute page)
    {
        if (cut)
        {
            _ = page.CloseAsync();
            return;
        }

        lock (open)
            open.Add(page);
        page.ConnectToServer();
    }
}
