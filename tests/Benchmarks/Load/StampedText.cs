using System.Globalization;

namespace OrleansChat.Benchmarks.Load;

/// <summary>Message bodies of 100 bytes that say when they were (to be) sent.</summary>
internal static class StampedText
{
    private const int Length = 100;
    private const char Mark = '#';
    private const int Digits = 16;

    private static readonly string Filler = string.Concat(Enumerable.Repeat("all work and no play ", 5))[..(Length - Digits - 1)];

    public static string Write(long timestamp) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{timestamp:x16}{Filler}");

    /// <returns>False for a text that no load wrote, such as a welcome.</returns>
    public static bool TryRead(string text, out long timestamp)
    {
        timestamp = 0;
        return text.Length == Length
            && text[0] == Mark
            && long.TryParse(text.AsSpan(1, Digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out timestamp);
    }
}
