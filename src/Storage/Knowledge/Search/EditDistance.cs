namespace OrleansChat.Knowledge;

/// <summary>How many typing errors lie between two words: a letter too many, too few, another, or two in the wrong order.</summary>
internal static class EditDistance
{
    /// <summary>Words of fewer letters are too near to others to be taken for a misspelt one.</summary>
    public const int ShortestWord = 4;
    private const int ShortestForTwo = 7;

    /// <summary>How many errors a word may have.</summary>
    public static int MostIn(string word) => word.Length < ShortestWord ? 0 : word.Length < ShortestForTwo ? 1 : 2;

    /// <summary>Null: more than <paramref name="most"/>.</summary>
    public static int? Between(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return null;
        var (before, last, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var at = 0; at <= other.Length; at++)
            last[at] = at;
        for (var row = 1; row <= one.Length; row++)
        {
            now[0] = row;
            for (var at = 1; at <= other.Length; at++)
            {
                var same = one[row - 1] == other[at - 1];
                now[at] = Math.Min(Math.Min(now[at - 1], last[at]) + 1, last[at - 1] + (same ? 0 : 1));
                if (row > 1 && at > 1 && one[row - 1] == other[at - 2] && one[row - 2] == other[at - 1])
                    now[at] = Math.Min(now[at], before[at - 2] + 1);
            }

            (before, last, now) = (last, now, before);
        }

        return last[other.Length] <= most ? last[other.Length] : null;
    }
}
