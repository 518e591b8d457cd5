using System.Text;
using System.Text.RegularExpressions;
using OrleansChat.Unicode;

namespace OrleansChat.Knowledge;

/// <summary>An article's part of an address: small letters, digits and single hyphens.</summary>
internal static partial class Slugs
{
    private const string Nameless = "article";
    private const string Letters = @"[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]";
    private const int MadeLength = 80;

    public static bool IsSlug(string slug) => slug.Length <= KnowledgeTranslationRow.SlugLength && Form().IsMatch(slug);

    /// <summary>Of a title, in letters of every script, with the Norwegian ones as people write them in addresses.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var rune in title.ToLowerInvariant().Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var letters = rune.ToString() switch
            {
                "æ" => "ae",
                "ø" => "o",
                "å" => "a",
                "ß" => "ss",
                var other when Rune.IsLetterOrDigit(rune) => Bare(other),
                _ => null,
            };
            if (letters is not null)
                slug.Append(letters);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var made = VisibleText.Cut(slug.ToString(), MadeLength).Trim('-');
        return IsSlug(made) ? made : Nameless;
    }

    /// <summary>Another one for the same title.</summary>
    public static string Numbered(string slug, int number) => $"{slug}-{number}";

    private static string Bare(string letter) =>
        string.Concat(letter.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.NonSpacingMark || rune.Value >= 0x370))
            .Normalize(NormalizationForm.FormC);

    [GeneratedRegex($@"^{Letters}+(-{Letters}+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
