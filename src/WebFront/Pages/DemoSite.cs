using System.Text.Encodings.Web;
using OrleansChat.Access;
using OrleansChat.Unicode;

namespace OrleansChat.Pages;

/// <summary>A small website that embeds the widget the way any other would.</summary>
internal static class DemoSite
{
    private static readonly Lazy<string> Html = new(() => Read("demo.html"));
    private static readonly Lazy<string> Css = new(() => Read("site.css"));
    private static readonly Lazy<string> Svg = new(() => Read("icon.svg"));

    public static string Style => Css.Value;

    public static string Icon => Svg.Value;

    public static string Page(ShownChannel shown)
    {
        var notice = Notice(shown) is { } words ? $"<p class=\"notice\">{HtmlEncoder.Default.Encode(words)}</p>" : "";
        var badge = shown.Header is { } header ? $"It shows the channel with the badge “{Isolation.Of(header)}”." : "";
        return Html.Value
            .Replace("{{channel}}", shown.Channel.ToString(), StringComparison.Ordinal)
            .Replace("{{notice}}", notice, StringComparison.Ordinal)
            .Replace("{{shown}}", HtmlEncoder.Default.Encode(badge), StringComparison.Ordinal);
    }

    /// <summary>Null: it shows what it was to show. Internal names of channels are not for this page.</summary>
    private static string? Notice(ShownChannel shown) => shown switch
    {
        { Header: null } => "This channel does not exist, or was deleted: nobody can start a chat on this page.",
        { Header: { } header } when shown.Channel != shown.Wanted =>
            $"The demo channel was deleted. This page shows another channel, the one with the badge “{Isolation.Of(header)}”.",
        _ => null,
    };

    private static string Read(string name)
    {
        var assembly = typeof(DemoSite).Assembly;
        using var stream = assembly.GetManifestResourceStream($"demo/{name}")
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
