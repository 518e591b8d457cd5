using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Faq;

/// <summary>What the public pages say themselves: <c>Faq/Texts/{language}.json</c>, in the languages of the widget.</summary>
internal sealed class FaqTexts
{
    private static readonly ConcurrentDictionary<string, FaqTexts> Known = [];

    private readonly Dictionary<string, string> _texts;

    private FaqTexts(string language)
    {
        Language = language;
        _texts = Read(language);
        Culture = CultureInfo.GetCultureInfo(language);
    }

    /// <summary>That the texts are in.</summary>
    public string Language { get; }

    public CultureInfo Culture { get; }

    public string this[string key] => _texts[key];

    /// <summary>In the language of what is shown, else in the channel's, else in English.</summary>
    public static FaqTexts For(string language, string channelLanguage) =>
        Known.GetOrAdd(Spoken(language) ?? Spoken(channelLanguage) ?? SpokenLanguages.Fallback, spoken => new(spoken));

    /// <summary>With a value in the place of <c>{0}</c>.</summary>
    public string Fill(string key, string value) => _texts[key].Replace("{0}", value, StringComparison.Ordinal);

    /// <summary>A language in its own words: <c>norsk bokmål</c>.</summary>
    public static string NameOf(string language)
    {
        try
        {
            var name = CultureInfo.GetCultureInfo(language).NativeName;
            return name.Length == 0 ? language : string.Concat(name[..1].ToUpperInvariant(), name.AsSpan(1));
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }

    private static string? Spoken(string language)
    {
        var general = language.Split('-')[0];
        return SpokenLanguages.Widget.Contains(general) ? general : general is "nn" or "no" ? "nb" : null;
    }

    private static Dictionary<string, string> Read(string language)
    {
        using var stream = typeof(FaqTexts).Assembly.GetManifestResourceStream($"faq/texts/{language}.json")
            ?? throw new InvalidOperationException($"The program was built without the texts of the FAQ in {language}.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
