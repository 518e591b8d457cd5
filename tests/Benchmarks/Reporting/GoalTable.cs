using System.Globalization;
using OrleansChat.Benchmarks.Results;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Reporting;

/// <summary>The goals of the design that this benchmark can judge, all against systems of the same run.</summary>
internal static class GoalTable
{
    private const double SeparateShareOfBare = 0.6;
    private const double IdleCores = 0.01;
    private const double KilobytesPerVisitor = 33;
    private const double KilobytesPerChat = 8;
    private const double EmbeddedStartSeconds = 4;

    public static MarkdownTable Write(IReadOnlyList<SubjectFigures> figures, IReadOnlyList<int> connections)
    {
        var table = new MarkdownTable("goal", "measured", "limit", "verdict");
        foreach (var goal in connections.SelectMany(number => Throughput(Of(figures, number), number)))
            Add(table, goal);
        var full = Of(figures, connections[0]);
        foreach (var goal in new[] { 1000, 100 }.SelectMany(rate => FixedRate(full, rate)).Concat(AtRest(full)))
            Add(table, goal);
        return table;
    }

    private static IEnumerable<Goal> Throughput(SubjectLookup of, int connections) =>
    [
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"closed loop, {connections} connections: member ≥ Socket.IO with group commit, msg/s"),
            of(Catalogue.Member)?.ClosedLoop.MessagesPerSecond,
            of(Catalogue.SocketIoGroup)?.ClosedLoop.MessagesPerSecond,
            AtLeast: true),
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"closed loop, {connections} connections: separate ≥ {SeparateShareOfBare} × bare SignalR, msg/s"),
            of(Catalogue.Separate)?.ClosedLoop.MessagesPerSecond,
            of(Catalogue.SignalR)?.ClosedLoop.MessagesPerSecond * SeparateShareOfBare,
            AtLeast: true),
    ];

    private static IEnumerable<Goal> FixedRate(SubjectLookup of, int rate)
    {
        var ours = of(Catalogue.Member)?.OpenLoop.GetValueOrDefault(rate);
        var theirs = of(Catalogue.SocketIoInsert)?.OpenLoop.GetValueOrDefault(rate);
        var at = string.Create(CultureInfo.InvariantCulture, $"{rate:N0} msg/s: member ≤ Socket.IO with INSERT");
        return
        [
            new Goal($"{at}, CPU s per 1,000 (servers and PostgreSQL)", ours?.TotalCpu, theirs?.TotalCpu, AtLeast: false),
            new Goal($"{at}, p99 ms", ours?.P99, theirs?.P99, AtLeast: false),
        ];
    }

    private static IEnumerable<Goal> AtRest(SubjectLookup of)
    {
        foreach (var subject in new[] { Catalogue.Embedded, Catalogue.Member, Catalogue.Separate })
            yield return new Goal(
                $"idle, {subject}: cores of the busiest process", of(subject)?.Resting?.IdleCoresOfBusiest, IdleCores, AtLeast: false);
        yield return new Goal(
            "memory, member: kB per connected visitor, resident",
            of(Catalogue.Member)?.Resting?.KilobytesPerVisitor,
            KilobytesPerVisitor,
            AtLeast: false);
        yield return new Goal(
            "memory, member: kB of live objects per idle chat",
            of(Catalogue.Member)?.Resting?.LiveKilobytesPerChat,
            KilobytesPerChat,
            AtLeast: false);
        yield return new Goal(
            "embedded: start to ready, s", of(Catalogue.Embedded)?.Resting?.StartSeconds, EmbeddedStartSeconds, AtLeast: false);
    }

    private static SubjectLookup Of(IReadOnlyList<SubjectFigures> figures, int connections) =>
        subject => figures.FirstOrDefault(one => one.Subject == subject && one.Connections == connections);

    /// <summary>A goal of which nothing was measured is no news.</summary>
    private static void Add(MarkdownTable table, Goal goal)
    {
        if (goal.Measured is not null)
            table.Add(goal.What, goal.MeasuredText, goal.LimitText, goal.Verdict);
    }

    private delegate SubjectFigures? SubjectLookup(string subject);
}
