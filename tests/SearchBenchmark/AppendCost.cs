using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Search;
using OrleansChat.Sessions;

namespace OrleansChat.SearchBenchmark;

/// <summary>
/// What the search costs whoever stores a message: appends at full speed with and without the trigger that notes what changed, in turn, and
/// with the index being written meanwhile.
/// </summary>
internal sealed class AppendCost(
    ISessionJournal journal, SearchIndex index, SearchableChats chats, string connectionString, Vocabulary words)
{
    private const int Writers = 64;
    private const int MessagesEach = 200;
    private const int Rounds = 3;

    public async Task Run(TextWriter output)
    {
        await output.WriteLineAsync("| appends | per second, the median of three rounds | median ms | p99 ms |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        var kinds = new[] { "no search", "noted for the search", "noted, and indexed meanwhile" };
        var rounds = kinds.Select(static _ => new List<(double Rate, double Median, double High)>()).ToArray();
        await Append();
        for (var round = 0; round < Rounds; round++)
        {
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                var trigger = kind == 0 ? "disable" : "enable";
                await Execute($"alter table sessions {trigger} trigger sessions_searched; truncate search_pending");
                using var stop = new CancellationTokenSource();
                var indexing = kind == 2 ? Index(stop.Token) : Task.CompletedTask;
                rounds[kind].Add(await Append());
                await stop.CancelAsync();
                await indexing;
            }
        }

        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var middle = rounds[kind].OrderBy(static round => round.Rate).ElementAt(Rounds / 2);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {kinds[kind]} | {middle.Rate:0} | {middle.Median:0.00} | {middle.High:0.0} |"));
        }
    }

    private async Task<(double Rate, double Median, double High)> Append()
    {
        var times = new List<double>[Writers];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer => times[writer] = await Write(new Random(writer))));
        var rate = Writers * MessagesEach / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var all = times.SelectMany(static own => own).Order().ToList();
        return (rate, all[all.Count / 2], all[(int)(all.Count * 0.99)]);
    }

    private async Task<List<double>> Write(Random random)
    {
        var summary = new SessionSummary
        {
            Id = new SessionId(Guid.NewGuid()),
            Channel = new ChannelId(Guid.NewGuid()),
            Visitor = new VisitorId(Guid.NewGuid().ToString("N")),
            Status = SessionStatus.CustomerLast,
            Agent = new AgentRef(new AgentId(Guid.NewGuid()), "Kari"),
            RequestedAt = DateTimeOffset.UnixEpoch,
        };
        var times = new List<double>();
        for (var seq = 1; seq <= MessagesEach; seq++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 9).Select(_ => words.Next(random)));
            var body = new MessageSent(Author.Customer("Kari"), MessageKind.Text, text);
            summary = summary with { Seq = seq, LastMessage = text, DueAt = DateTimeOffset.UnixEpoch.AddSeconds(seq) };
            var began = Stopwatch.GetTimestamp();
            var outcome = await journal.Append(
                new([new(seq, DateTimeOffset.UnixEpoch.AddSeconds(seq), MessageId.New(), body)], summary), CancellationToken.None);
            if (outcome.Status != AppendStatus.Committed)
                throw new InvalidOperationException($"An append was {outcome.Status}.");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>As the product does, with its pauses.</summary>
    private async Task Index(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            while (await index.TakeChanged(chats.Build, [], CancellationToken.None) >= index.Many && !stop.IsCancellationRequested)
            {
                // The next ones.
            }

            await Task.Delay(new SearchTiming().Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Statements of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
