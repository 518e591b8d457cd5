using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>Networks that let through less than a WebSocket, or not the same all the time.</summary>
public sealed class TransportTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    /// <summary>Down the ladder, with each way given its time.</summary>
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };

    private protected override ChatSite Shared => site;

    [Fact]
    public async Task Visitor_WithoutWebSocketsAndEventStreams_Chats()
    {
        await using var proxy = new StubbornProxy(site.Addresses.Visitors, stubborn: true);
        await using var website = new Website();
        var visitor = await Visitor(website, proxy);
        await visitor.Badge.ClickAsync();
        await Expect(visitor.Question).ToHaveCountAsync(1, Patient);
        await visitor.FillIn("Kari", "Anybody there?");
        await Expect(visitor.Messages).ToHaveTextAsync(["Anybody there?"]);
        Assert.Equal(0, proxy.WebSockets);
    }

    [Fact]
    public async Task Chat_WhenTransportsComeAndGo_GoesOn()
    {
        await using var proxy = new StubbornProxy(site.Addresses.Visitors, stubborn: false);
        await using var website = new Website();
        var visitor = await Visitor(website, proxy);
        await visitor.Ask("Kari", "First");
        Assert.Equal(1, proxy.WebSockets);

        await proxy.Refuse();
        await visitor.Write("Second");
        await Expect(visitor.Acknowledged).ToHaveCountAsync(2, Patient);

        proxy.Allow();
        await visitor.Page.EvaluateAsync("window.dispatchEvent(new Event('online'))");
        await visitor.Write("Third");
        await Expect(visitor.Acknowledged).ToHaveCountAsync(3, Patient);
        await Eventually.Holds("a WebSocket again", () => proxy.WebSockets > 1);
        await Expect(visitor.Messages).ToHaveTextAsync(["First", "Second", "Third"]);
    }

    private async Task<VisitorPage> Visitor(Website website, StubbornProxy proxy)
    {
        var code = await site.EmbedCode();
        var own = code.Replace(site.Addresses.Visitors.Authority, proxy.Address.Authority, StringComparison.Ordinal);
        Assert.NotEqual(code, own);
        var visitor = new VisitorPage(await site.NewPage(new()), new Uri(website.Put("/", own)), Texts.Widget("en"));
        await visitor.Open();
        return visitor;
    }
}
