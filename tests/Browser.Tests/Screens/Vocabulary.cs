using System.Text.RegularExpressions;
using OrleansChat.Browsers.Pages;

namespace OrleansChat.Browsers.Screens;

/// <summary>
/// What may stand on a screen: the product's texts of one language, what people wrote, numbers and times as that language
/// writes them. Anything else is an untranslated key, another language, or words that are in no translation file.
/// </summary>
internal sealed partial class Vocabulary(Texts texts, IReadOnlySet<string> written)
{
    /// <summary>What stands on keyboards of every language.</summary>
    private static readonly string[] Keys = ["Esc", "Alt", "Ctrl", "Enter", "PageUp", "Shift"];

    private readonly HashSet<string> plain = [.. Keys, .. texts.All.Where(text => !text.Contains("{{", StringComparison.Ordinal))];
    private readonly Regex[] patterns = [.. texts.All.Where(text => text.Contains("{{", StringComparison.Ordinal)).Select(Pattern)];
    private readonly Regex moment = texts.Language == "nb" ? NorwegianMoment() : EnglishMoment();

    /// <summary>A text as it stands there, or without the punctuation that joins it to the next, or a list or a row of such.</summary>
    public bool Knows(string shown) => Means(shown)
        || Means(shown.Trim(' ', '\u00a0', '·', ':', '(', ')'))
        || (shown.Contains(", ", StringComparison.Ordinal) && shown.Split(", ").All(Knows))
        || (Sentences().Split(shown) is { Length: > 1 } sentences && sentences.All(Knows))
        || (shown.Contains('+', StringComparison.Ordinal) && shown.Split('+').All(plain.Contains));

    private bool Means(string text) =>
        text.Count(char.IsLetter) <= 1 || plain.Contains(text) || written.Contains(text) || moment.IsMatch(text)
            || patterns.Any(pattern => Fits(pattern, text));

    private bool Fits(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match
            && match.Groups.Values.Skip(1).All(filledIn => filledIn.Length < text.Length && Knows(filledIn.Value));

    private static Regex Pattern(string text) => new($"^{Placeholder().Replace(Regex.Escape(text), "(.+)")}$", RegexOptions.Singleline);

    [GeneratedRegex(@"(?<=\.) ")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\\{\\{\w+}}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(\d{1,2} [A-Z][a-z]{2,3} \d{4}(, | at ))?\d{1,2}:\d{2}$")]
    private static partial Regex EnglishMoment();

    [GeneratedRegex(@"^(\d{1,2}\. [a-zæøå]{3,4}\.? \d{4},? (kl\. )?)?\d{2}:\d{2}$")]
    private static partial Regex NorwegianMoment();
}
