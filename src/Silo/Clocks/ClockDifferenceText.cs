using System.Globalization;
using OrleansChat.Cluster;

namespace OrleansChat.Silo.Clocks;

/// <summary>A difference of clocks for a person.</summary>
internal static class ClockDifferenceText
{
    /// <summary>"10 min 3 s behind", "2.7 s ahead of".</summary>
    public static string Text(ClockDifference difference) =>
        $"{Text(difference.Ahead.Duration())} {(difference.Ahead < TimeSpan.Zero ? "behind" : "ahead of")}";

    private static string Text(TimeSpan length) => length switch
    {
        { TotalDays: >= 1 } => $"{(int)length.TotalDays} d {length.Hours} h {length.Minutes} min",
        { TotalHours: >= 1 } => $"{length.Hours} h {length.Minutes} min",
        { TotalMinutes: >= 1 } => $"{length.Minutes} min {length.Seconds} s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.0} s"),
    };
}
