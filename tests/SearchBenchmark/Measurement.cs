using System.Diagnostics;
using System.Globalization;
using OrleansChat.Search;

namespace OrleansChat.SearchBenchmark;

/// <summary>Asks each question several times over, and prints how long the first page took, with chats and excerpts read.</summary>
internal sealed class Measurement(ISessionSearch search, Questions questions)
{
    private const int Rounds = 5;
    private const double Percentile = 0.95;

    /// <summary>Each once, so that what is asked next is in memory as it is where people search all day.</summary>
    public async Task Rehearse()
    {
        foreach (var (_, filter, oneChannel) in questions.All())
        {
            for (var at = 0; at < Questions.Each; at++)
                await search.Find(filter(at), questions.Scope(oneChannel), null, static _ => true, CancellationToken.None);
        }
    }

    public async Task Run(TextWriter output)
    {
        await output.WriteLineAsync("| question | hits on the first page | median ms | p95 ms | longest ms |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|");
        foreach (var (name, filter, oneChannel) in questions.All())
        {
            var (times, hits) = (new List<double>(), new List<int>());
            for (var round = 0; round < Rounds * Questions.Each; round++)
            {
                var began = Stopwatch.GetTimestamp();
                var page = await search.Find(
                    filter(round % Questions.Each), questions.Scope(oneChannel), null, static _ => true, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                hits.Add(page.Value!.Hits.Count);
            }

            times.Sort();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {hits.Min()}–{hits.Max()} | {At(times, 0.5):0} | {At(times, Percentile):0} | {times[^1]:0} |"));
        }
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
