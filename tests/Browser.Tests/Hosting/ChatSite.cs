using Microsoft.Playwright;
using OrleansChat.Browsers.Pages;

namespace OrleansChat.Browsers.Hosting;

/// <summary>A running product, a browser, and an administrator who answers chats. Shared by the tests of a class.</summary>
public sealed class ChatSite : IAsyncLifetime
{
    internal const string Password = "Correct-horse-42-battery";
    internal const string Email = "ada@shop.example";
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private EmbeddedServer server = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>What pages complained of: script errors, and what the content security policy stopped.</summary>
    internal List<string> Complaints { get; } = [];

    internal AgentPage Agent { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        server = await EmbeddedServer.Start();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
        Agent = new AgentPage(await NewPage(new() { ViewportSize = new() { Width = 1440, Height = 900 } }));
        await Agent.SetUp(server.SetupLink, "Ada Admin", Email, Password);
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>A visitor's browser of its own, with nothing stored, on the demo site.</summary>
    internal async Task<VisitorPage> Visitor(BrowserNewContextOptions? options = null)
    {
        var page = new VisitorPage(await NewPage(options ?? new()), new Uri(server.Address, "demo"));
        await page.Open();
        return page;
    }

    /// <summary>The same server by a name: passkeys are not for bare addresses.</summary>
    internal Uri Named => new UriBuilder(server.Address) { Host = "localhost" }.Uri;

    /// <summary>A browser of its own, with nothing stored.</summary>
    internal async Task<IPage> NewPage(BrowserNewContextOptions options)
    {
        options.Locale ??= "en-GB";
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        context.WebError += (_, error) => Complain($"{error.Page?.Url}: {error.Error}");
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                Complain(message.Text);
        };
        return await context.NewPageAsync();
    }

    private void Complain(string words)
    {
        lock (Complaints)
            Complaints.Add(words);
    }
}
