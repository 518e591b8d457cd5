using System.Globalization;

namespace OrleansChat.Benchmarks.Reporting;

/// <summary>A goal and how near the run came.</summary>
/// <param name="What">The goal in words.</param>
/// <param name="Measured">Null when the run did not measure what it needs.</param>
/// <param name="Limit">In the same unit.</param>
/// <param name="AtLeast">Whether more is better.</param>
internal sealed record Goal(string What, double? Measured, double? Limit, bool AtLeast)
{
    public string Verdict => (Measured, Limit) switch
    {
        ({ } measured, { } limit) => (AtLeast ? measured >= limit : measured <= limit) ? "met" : "missed",
        _ => "nothing to compare with",
    };

    public string LimitText => Limit is { } limit ? $"{(AtLeast ? "≥" : "≤")} {Number(limit)}" : "–";

    public string MeasuredText => Measured is { } measured ? Number(measured) : "–";

    private static string Number(double value) =>
        Math.Abs(value) >= 1000 ? value.ToString("N0", CultureInfo.InvariantCulture) : Shown.Short(value);
}
