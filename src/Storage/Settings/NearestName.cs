namespace OrleansChat.Settings;

/// <summary>Finds the setting with the most similar name, for a name that is no setting.</summary>
public static class NearestName
{
    public static string Of(string name) => SettingsCatalog.All
        .Select(static setting => setting.Example)
        .MinBy(known => Distance(name.ToUpperInvariant(), known.ToUpperInvariant()))!;

    /// <summary>How many letters must be put in, taken out or replaced (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(previous[j], row[j - 1]) + 1);
            }

            previous = row;
        }

        return previous[^1];
    }
}
