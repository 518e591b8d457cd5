using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace OrleansChat.Unicode;

/// <summary>
/// What is left of a text for somebody who looks at it. The browsers' side of these rules is <c>Client/shared/src/visibleText.ts</c>;
/// the table <c>tests/Testing/Texts/visible-text.json</c> holds both.
/// </summary>
public static class VisibleText
{
    /// <summary>True if the text has nothing but spaces, control and format characters, fillers, and marks without a letter.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (!IsInvisible(rune))
                return false;
        }

        return true;
    }

    /// <summary>False if the text has half a surrogate pair, or a control character that is neither tab nor line break.</summary>
    public static bool IsStorable(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsUnwanted(text[at]))
                return false;
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            at++;
        }

        return true;
    }

    /// <summary>The text without what cannot be stored: half a pair becomes U+FFFD, other kinds of line breaks become one.</summary>
    public static string Clean(string text)
    {
        if (IsStorable(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\v' or '\f' or '\u0085')
                clean.Append('\n');
            else if (!rune.IsBmp || !IsUnwanted((char)rune.Value))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>A name as it is stored: one line, nothing invisible at its ends, and nothing that turns the text around it.</summary>
    public static string Name(string name)
    {
        var line = new StringBuilder(name.Length);
        foreach (var letter in Clean(name))
        {
            if (!Isolation.IsControl(letter))
                line.Append(letter is '\t' or '\n' or '\r' or '\u2028' or '\u2029' ? ' ' : letter);
        }

        return Trim(line.ToString());
    }

    /// <summary>As <see cref="Name"/>; null if nothing visible is left.</summary>
    public static string? NameOrNull(string? name) => IsBlank(name) ? null : Name(name);

    /// <summary>At most so many UTF-16 units from the start, and no half pair at the end.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)]
        : text[..most];

    private static string Trim(string line)
    {
        var (start, end) = (0, line.Length);
        while (start < end && IsTrimmed(line[start]))
            start++;
        while (end > start && IsTrimmed(line[end - 1]))
            end--;
        return line[start..end];
    }

    /// <summary>Spaces and fillers. Joiners and variation selectors are part of the letter or emoji that they stand at.</summary>
    private static bool IsTrimmed(char letter) => char.IsWhiteSpace(letter) || letter
        is '\u00ad' or '\u034f' or '\u115f' or '\u1160' or '\u180e' or '\u200b'
        or (>= '\u2060' and <= '\u2065') or '\u2800' or '\u3164' or '\ufeff' or '\uffa0';

    private static bool IsUnwanted(char letter) => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r');

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        _ => IsFiller(rune.Value),
    };

    /// <summary>
    /// Letters, symbols and unassigned code points that show nothing: Default_Ignorable_Code_Point, and the empty Braille pattern.
    /// </summary>
    private static bool IsFiller(int point) => point
        is 0x115F or 0x1160 or 0x2065 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
