using OrleansChat.Channels;

namespace OrleansChat.Pages;

/// <summary>A small website that embeds the widget the way any other would.</summary>
internal static class DemoSite
{
    private static readonly Lazy<string> Html = new(() => Read("demo.html"));
    private static readonly Lazy<string> Css = new(() => Read("site.css"));
    private static readonly Lazy<string> Svg = new(() => Read("icon.svg"));

    public static string Style => Css.Value;

    public static string Icon => Svg.Value;

    public static string Page(ChannelId channel) => Html.Value.Replace("{{channel}}", channel.ToString(), StringComparison.Ordinal);

    private static string Read(string name)
    {
        var assembly = typeof(DemoSite).Assembly;
        using var stream = assembly.GetManifestResourceStream($"demo/{name}")
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
