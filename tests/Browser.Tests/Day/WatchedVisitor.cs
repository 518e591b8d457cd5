using System.Collections.Concurrent;
using OrleansChat.Browsers.Pages;

namespace OrleansChat.Browsers.Day;

/// <summary>A visitor's page, with everything that it was told from its first word on.</summary>
internal sealed class WatchedVisitor
{
    private readonly ConcurrentQueue<string> told = new();

    public WatchedVisitor(VisitorPage page)
    {
        Page = page;
        page.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => told.Enqueue(frame.Text ?? "");
    }

    public VisitorPage Page { get; }

    /// <summary>Fails where one of these was ever sent to the page, or stands on it.</summary>
    public async Task NeverHeardOf(params string[] words)
    {
        var shown = await Page.Page.Locator("orleans-chat").EvaluateAsync<string>("chat => chat.shadowRoot.textContent");
        Assert.NotEmpty(shown);
        Assert.NotEmpty(told);
        foreach (var word in words)
        {
            Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(told, frame => frame.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }
}
