using System.Globalization;
using System.Text;
using OrleansChat.Unicode;

namespace OrleansChat.Search;

/// <summary>A word as it stands in a text, and as it is compared.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Folded">In small letters, without marks that are no part of the letter, and not longer than words are kept.</param>
internal readonly record struct TextWord(int Start, int Length, string Folded)
{
    public int End => Start + Length;
}

/// <summary>
/// The words of a text: runs of letters and digits, and each emoji for itself. A mark without a letter is no word. One rule for what is
/// stored, what is asked and what is highlighted, on both databases.
/// </summary>
internal static class TextWords
{
    /// <summary>Longer words are compared by their beginning.</summary>
    public const int WordLength = 64;

    private const int Ring = 0x30A;
    private const int Diaeresis = 0x308;

    public static IEnumerable<TextWord> Of(string text)
    {
        var start = -1;
        for (var at = 0; at < text.Length;)
        {
            var known = Rune.TryGetRuneAt(text, at, out var rune);
            var kind = known ? KindOf(rune) : Kind.Gap;
            if (kind != Kind.Letter && start >= 0)
            {
                if (Word(text, start, at) is { Folded.Length: > 0 } word)
                    yield return word;
                start = -1;
            }
            else if (kind == Kind.Letter && start < 0)
            {
                start = at;
            }

            var length = known ? rune.Utf16SequenceLength : 1;
            if (kind == Kind.Symbol)
                yield return new(at, length, rune.ToString());
            at += length;
        }

        if (start >= 0 && Word(text, start, text.Length) is { Folded.Length: > 0 } last)
            yield return last;
    }

    private static TextWord Word(string text, int start, int end) => new(start, end - start, Fold(text[start..end]));

    /// <summary>Norwegian and Swedish have å, ä and ö as letters of their own; other marks are left out, as people do.</summary>
    private static string Fold(string word)
    {
        if (Ascii.IsValid(word))
            return VisibleText.Cut(word, WordLength).ToLowerInvariant();
        var bare = new StringBuilder(word.Length);
        var letter = 0;
        foreach (var rune in word.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;
            if (!isMark)
                letter = rune.Value;
            if (!isMark || !IsLatin(letter) || IsOwnLetter(letter, rune.Value))
                bare.Append(rune.ToString());
        }

        return VisibleText.Cut(bare.ToString().Normalize(NormalizationForm.FormC), WordLength);
    }

    private static bool IsLatin(int letter) => letter < 0x370;

    private static bool IsOwnLetter(int letter, int mark) => (letter, mark) is ('a', Ring) or ('a' or 'o', Diaeresis);

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Variation selectors stand at emoji.
        UnicodeCategory.NonSpacingMark => rune.Value is >= 0xFE00 and <= 0xFE0F ? Kind.Gap : Kind.Letter,
        UnicodeCategory.SpacingCombiningMark => Kind.Letter,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => Kind.Letter,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Letter,
        UnicodeCategory.OtherSymbol => Kind.Symbol,
        _ => Kind.Gap,
    };

    private enum Kind
    {
        Gap = 0,
        Letter = 1,
        Symbol = 2,
    }
}
