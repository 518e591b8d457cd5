using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace OrleansChat.Addresses;

/// <summary>Unicode has several spellings of the same characters.</summary>
public static class UnicodeForms
{
    /// <summary>Form C: letters and their accents together. Text that is no Unicode stays as it is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? ComposedOf(string? text) => In(text, NormalizationForm.FormC);

    /// <summary>Form KC: also wide, narrow and joined letters as the plain ones.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? PlainOf(string? text) => In(text, NormalizationForm.FormKC);

    /// <summary>Marks too: many scripts write vowels with them.</summary>
    public static bool IsLetterOrDigit(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string? In(string? text, NormalizationForm form)
    {
        try
        {
            return text?.Normalize(form);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair, for instance.
            return text;
        }
    }
}
