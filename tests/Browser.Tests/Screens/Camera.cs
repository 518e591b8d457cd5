using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Browsers.Screens;

/// <summary>Keeps a picture of a screen, and looks at it: words, fit, accessibility, errors of the page.</summary>
internal sealed partial class Camera
{
    private static readonly string Folder = Programs.Artifacts("screenshots");

    private readonly Look look;
    private readonly Vocabulary vocabulary;
    private readonly IPage page;
    private readonly string part;
    private readonly List<string> faults = [];

    /// <param name="page">Watched for errors from now on.</param>
    /// <param name="part">Selector of the part that speaks the product's words.</param>
    /// <param name="look">How the page is looked at.</param>
    /// <param name="vocabulary">What may stand there.</param>
    public Camera(IPage page, string part, Look look, Vocabulary vocabulary)
    {
        (this.page, this.part, this.look, this.vocabulary) = (page, part, look, vocabulary);
        page.PageError += (_, error) => faults.Add($"{look.Name}: the page threw {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsSignedOut(message) && !IsOffline(message))
                faults.Add($"{look.Name}: the page logged {message.Text} ({message.Location})");
        };
    }

    /// <summary>Fails, naming the screens and what is wrong with each, if anything was found.</summary>
    public static void Judge(params IEnumerable<Camera> cameras)
    {
        string[] found = [.. cameras.SelectMany(camera => camera.faults)];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    public async Task Take(string screen)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{screen}.{look.Name}.png") });
        var probe = await PageProbe.Of(page, part);
        if (probe.Texts.Length == 0)
            Report(screen, "shows nothing");
        foreach (var key in probe.Texts.Where(text => LooksLikeKey().IsMatch(text)))
            Report(screen, $"'{key}' is not translated");
        foreach (var text in probe.Texts.Where(text => !vocabulary.Knows(text)))
            Report(screen, $"'{text}' is no text of this language, and nobody wrote it");
        foreach (var misfit in probe.Misfits)
            Report(screen, misfit);
        foreach (var violation in await AxeProbe.Violations(page))
            Report(screen, violation);
    }

    private void Report(string screen, string fault) => faults.Add($"{screen}.{look.Name}: {fault}");

    /// <summary>Browsers log the answer "not signed in" as an error; the page asked in order to know.</summary>
    private static bool IsSignedOut(IConsoleMessage message) =>
        message.Text.Contains("401", StringComparison.Ordinal) && message.Location.Contains("/api/account", StringComparison.Ordinal);

    /// <summary>The network is cut on purpose, and browsers say so; what the page itself says counts.</summary>
    private static bool IsOffline(IConsoleMessage message) =>
        message.Text.Contains("WebSocket connection", StringComparison.Ordinal)
        || message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);

    [GeneratedRegex(@"^[a-z]\w+(\.\w+)+$")]
    private static partial Regex LooksLikeKey();
}
