using System.Diagnostics;
using OrleansChat.Chaos.Clients;

namespace OrleansChat.Chaos;

/// <summary>
/// What a fault cost the visitors. Each writes every 2 s:
/// even without a fault it takes that long until all had an acknowledgement.
/// </summary>
/// <param name="LongestWait">From writing to acknowledgement, of all that was acknowledged after the fault.</param>
/// <param name="AcknowledgedAgain">From the fault until each visitor who was there had an acknowledgement.</param>
internal readonly record struct Interruption(TimeSpan LongestWait, TimeSpan AcknowledgedAgain)
{
    /// <param name="visitors">Those who were there when it happened; everything they sent is answered.</param>
    /// <param name="fault">Time stamp.</param>
    public static Interruption Of(IEnumerable<History> visitors, long fault)
    {
        var after = visitors.Select(visitor => visitor.Outcomes.Where(outcome => outcome.At >= fault).ToArray())
            .Where(outcomes => outcomes.Length > 0).ToArray();
        return new(
            Longest(after.SelectMany(outcomes => outcomes).Select(outcome => Stopwatch.GetElapsedTime(outcome.Sent.At, outcome.At))),
            Longest(after.Select(outcomes => Stopwatch.GetElapsedTime(fault, outcomes.Min(outcome => outcome.At)))));
    }

    private static TimeSpan Longest(IEnumerable<TimeSpan> times) => times.DefaultIfEmpty().Max();
}
