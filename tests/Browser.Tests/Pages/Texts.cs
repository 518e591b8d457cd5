using System.Text.Json;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Browsers.Pages;

/// <summary>The product's own words in one language, from its translation files.</summary>
internal sealed class Texts
{
    private static readonly string Client = Path.Combine(Programs.Root, "src", "WebFront", "Client");
    private readonly Dictionary<string, string> words = [];

    private Texts(string language, params IEnumerable<Dictionary<string, string>> files)
    {
        Language = language;
        foreach (var (key, text) in files.SelectMany(file => file))
            words[key] = text;
    }

    /// <summary>en or nb.</summary>
    public string Language { get; }

    public IReadOnlyCollection<string> All => words.Values;

    public string this[string key] => words[key];

    /// <summary>Every feature of the console has a file of its own, and a second one where some of its texts come late.</summary>
    public static Texts Console(string language)
    {
        var files = Directory.GetFiles(Path.Combine(Client, "console", "src"), $"*{language}.json", SearchOption.AllDirectories);
        return new(language, [Refusals(language), .. files.Select(Load)]);
    }

    public static Texts Widget(string language) => new(
        language,
        Refusals(language),
        Read<Dictionary<string, Dictionary<string, string>>>("loader", "src", "texts.json")[language],
        Read<Dictionary<string, string>>("widget", "src", "texts", $"{language}.json"));

    /// <summary>A text with its one placeholder filled in.</summary>
    public string With(string key, string value)
    {
        var text = words[key];
        return string.Concat(
            text.AsSpan(0, text.IndexOf("{{", StringComparison.Ordinal)),
            value,
            text.AsSpan(text.IndexOf("}}", StringComparison.Ordinal) + 2));
    }

    private static Dictionary<string, string> Refusals(string language) =>
        Read<Dictionary<string, string>>("shared", "src", "texts", $"refusals.{language}.json");

    private static Dictionary<string, string> Load(string file) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!;

    private static T Read<T>(params string[] path) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine([Client, .. path])))!;
}
