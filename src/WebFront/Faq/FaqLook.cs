using System.Text.RegularExpressions;
using OrleansChat.Channels;

namespace OrleansChat.Faq;

/// <summary>The channel's colours and font as a style sheet of the public pages: their policy allows no style in the page itself.</summary>
internal static partial class FaqLook
{
    private const string Light =
        "--surface:#fff;--surface-2:#f3f5f8;--text:#161b26;--text-2:#5a6474;--line:#e1e5eb;--field:#8a93a3;color-scheme:light;";

    private const string Dark =
        "--surface:#181c24;--surface-2:#262c38;--text:#eef1f6;--text-2:#aab3c2;--line:#323a48;--field:#7d8799;color-scheme:dark;";

    private static readonly HashSet<string> Generic =
        ["serif", "sans-serif", "monospace", "cursive", "system-ui", "ui-sans-serif", "ui-serif"];

    public static string Css(ChannelSettings settings)
    {
        var color = ReadableColor.Parse(settings.Color) ?? ReadableColor.Parse(new ChannelSettings { Name = "" }.Color)!.Value;
        var button = ReadableColor.Parse(settings.Look.Button.Background) ?? color;
        var onButton = ReadableColor.Parse(settings.Look.Button.Text) ?? button.Words();
        var light = $"{Light}--accent:{color.On(ReadableColor.White, ReadableColor.Black)};";
        var dark = $"{Dark}--accent:{color.On(ReadableColor.Night, ReadableColor.White)};";
        var own = $"--base:{color};--on-base:{color.Words()};--button:{button};--on-button:{onButton};--font:{Font(settings.Look.Font)};";
        var byBrowser = settings.Look.Theme == WidgetTheme.Auto ? $"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n" : "";
        return $":root{{{own}{(settings.Look.Theme == WidgetTheme.Dark ? dark : light)}}}\n{byBrowser}";
    }

    /// <summary>Family names in quotes of our own, so that nothing in them can end the rule.</summary>
    private static string Font(string? family)
    {
        var names = (family ?? "").Split(',').Select(name => Foreign().Replace(name, "").Trim()).Where(name => name.Length > 0)
            .Select(name => Generic.Contains(name) ? name : $"\"{name}\"");
        return string.Join(", ", names.Append("system-ui").Append("sans-serif"));
    }

    [GeneratedRegex("""[^\p{L}\p{N} _-]""")]
    private static partial Regex Foreign();
}
