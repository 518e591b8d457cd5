using System.Text.Json;
using Microsoft.Playwright;
using OrleansChat.Browsers.Pages;
using OrleansChat.Channels;

namespace OrleansChat.Browsers.Hosting;

/// <summary>A running product, a browser, and an administrator who answers chats. Shared by the tests of a class.</summary>
public abstract class ChatSite : IAsyncLifetime
{
    internal const string AgentName = "Ada Admin";
    internal const string AgentEmail = "ada@shop.example";
    internal const string Password = "Correct-horse-42-battery";
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>What pages complained of since the last judgement: script errors, and what the content security policy stopped.</summary>
    private readonly List<string> complaints = [];
    private readonly List<IBrowserContext> contexts = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal AgentPage Agent { get; private set; } = null!;

    /// <summary>Addresses of the running product.</summary>
    internal SiteAddresses Addresses { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        try
        {
            Assertions.SetDefaultExpectTimeout(15_000); // Two cores, and servers and browsers on them.
            Addresses = await StartServers();
            await StartBrowser();
            Agent = new AgentPage(await NewPage(new() { ViewportSize = new() { Width = 1440, Height = 900 } }), Texts.Console("en"));
            await Agent.SetUp(Addresses.SetupLink, AgentName, AgentEmail, Password);
            await Furnish();
            contexts.Clear(); // These stay for all tests.
        }
        catch
        {
            await DisposeAsync(); // Nobody else does so for a fixture that did not come up.
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? default);
        playwright?.Dispose();
        await StopServers();
    }

    /// <summary>A visitor's browser of its own, with nothing stored, on the demo site.</summary>
    internal async Task<VisitorPage> Visitor(BrowserNewContextOptions? options = null)
    {
        var page = new VisitorPage(await NewPage(options ?? new()), new Uri(Addresses.Visitors, "demo"), Texts.Widget("en"));
        await page.Open();
        return page;
    }

    /// <summary>Fails where a page complained; every test answers for its own time.</summary>
    internal void JudgePages()
    {
        lock (complaints)
        {
            var words = string.Join("\n\n", complaints);
            complaints.Clear();
            Assert.True(words.Length == 0, words);
        }
    }

    /// <summary>The console's front by a name: passkeys are not for bare addresses.</summary>
    internal Uri Named => new UriBuilder(Addresses.Agents) { Host = "localhost" }.Uri;

    /// <summary>A browser of its own, with nothing stored.</summary>
    internal async Task<IPage> NewPage(BrowserNewContextOptions options)
    {
        options.Locale ??= "en-GB";
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        context.WebError += (_, error) => Complain($"{error.Page?.Url}: {error.Error}");
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                Complain(message.Text);
        };
        contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>A test is over: pages that it left open would go on working, beside those of the next.</summary>
    internal async Task ClosePages()
    {
        foreach (var context in contexts)
            await context.CloseAsync();
        contexts.Clear();
    }

    /// <summary>The one line for websites, of the first channel.</summary>
    internal async Task<string> EmbedCode()
    {
        var answer = await Agent.Page.APIRequest.GetAsync(new Uri(Addresses.Agents, "api/admin/channels").ToString());
        return JsonSerializer.Deserialize<ChannelView[]>(await answer.TextAsync(), JsonSerializerOptions.Web)![0].EmbedCode;
    }

    private protected abstract Task<SiteAddresses> StartServers();

    private protected abstract ValueTask StopServers();

    /// <summary>What the tests find there, beyond the administrator.</summary>
    private protected virtual Task Furnish() => Task.CompletedTask;

    private async Task StartBrowser()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    private void Complain(string words)
    {
        lock (complaints)
            complaints.Add(words);
    }
}

/// <summary>Where visitors and agents go.</summary>
/// <param name="Visitors">The front that serves the website and the widget.</param>
/// <param name="Agents">The front that serves the console.</param>
/// <param name="SetupLink">The one-time link for the first administrator, on the agents' front.</param>
internal sealed record SiteAddresses(Uri Visitors, Uri Agents, Uri SetupLink);
