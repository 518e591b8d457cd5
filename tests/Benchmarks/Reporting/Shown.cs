using System.Globalization;

namespace OrleansChat.Benchmarks.Reporting;

/// <summary>Figures as readers want them.</summary>
internal static class Shown
{
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Two significant places for small values, none for big ones.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 20 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("F3", CultureInfo.InvariantCulture),
    };

    public static string Pair(double first, double second) => $"{Short(first)} / {Short(second)}";

    public static string Ratio(double value, double? of) =>
        of is > 0 ? (value / of.Value).ToString("F2", CultureInfo.InvariantCulture) : "–";
}
