using System.Text.RegularExpressions;

namespace OrleansChat.Unicode;

/// <summary>Keeps somebody's words from turning the sentence around them (Unicode's bidirectional algorithm).</summary>
public static partial class Isolation
{
    private const char Begin = '\u2068';
    private const char End = '\u2069';

    /// <summary>Whether it opens or closes a span of another direction.</summary>
    public static bool IsControl(char letter) => letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>
    /// The words as they may stand in a sentence. What is written from left to right throughout needs no isolation, as all
    /// languages of the product are.
    /// </summary>
    public static string Of(string words) => Turning().IsMatch(words)
        ? $"{Begin}{(Closed().IsMatch(words) ? words : new string([.. words.Where(static letter => !IsControl(letter))]))}{End}"
        : words;

    /// <summary>Scripts that are written from right to left, their marks, and the controls.</summary>
    [GeneratedRegex(@"[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|\ud802|\ud803|\ud83a|\ud83b")]
    private static partial Regex Turning();

    /// <summary>Every isolate is closed, as those in sentences of ours are, which may be part of others.</summary>
    [GeneratedRegex(@"^(?:[^\u202a-\u202e\u2066-\u2069]|\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069)*\z")]
    private static partial Regex Closed();
}
