using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OrleansChat.Browsers.Screens;

/// <summary>
/// What axe-core finds on a page and in its frames. It stays in the page for the next screen, and only what it found travels: the
/// package's own runner brings half a megabyte and opens a page of its own each time.
/// </summary>
internal static class AxeProbe
{
    private static readonly string Axe =
        new BundledAxeScriptProvider().GetScript() + ";axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });";

    /// <summary>Serious and critical violations of WCAG 2.2 A and AA, each with its elements.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        foreach (var frame in page.Frames)
        {
            if (!await RunsNothing(frame))
                await Bring(frame);
        }

        return await page.EvaluateAsync<string[]>(Run);
    }

    /// <summary>A frame of somebody's words, in which no script runs: ours neither.</summary>
    private static async Task<bool> RunsNothing(IFrame frame) => frame.ParentFrame is not null
        && await (await frame.FrameElementAsync()).GetAttributeAsync("sandbox") is { } allowed
        && !allowed.Split(' ').Contains("allow-scripts");

    private static async Task Bring(IFrame frame)
    {
        try
        {
            if (!await frame.EvaluateAsync<bool>("() => 'axe' in window"))
                await frame.EvaluateAsync(Axe);
        }
        catch (PlaywrightException) when (frame.IsDetached)
        {
            // It has gone meanwhile: there is nothing in it to see any more.
        }
    }

    private const string Run = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const { violations, passes, incomplete } = await axe.run(document, {
            runOnly: { type: 'tag', values: tags }, rules: { 'frame-tested': { enabled: true } }, resultTypes: ['violations', 'incomplete'],
          });
          const mute = ({ target: [frame] }) => document.querySelector(frame)?.matches('[sandbox]:not([sandbox~="allow-scripts"])');
          const blind = incomplete.some(({ id, nodes }) => id === 'frame-tested' && !nodes.every(mute));
          if (blind) return ['axe-core did not look into a frame'];
          if (passes.length === 0) return ['axe-core checked nothing'];
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html}`).join('; ')}`);
        }
        """;
}
