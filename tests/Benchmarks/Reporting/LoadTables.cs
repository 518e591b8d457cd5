using OrleansChat.Benchmarks.Results;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Reporting;

/// <summary>One row per subject; all of the same number of connections.</summary>
internal static class LoadTables
{
    private const string None = "–";

    public static MarkdownTable ClosedLoop(IReadOnlyList<SubjectFigures> figures)
    {
        var bare = Throughput(figures, Catalogue.SignalR);
        var group = Throughput(figures, Catalogue.SocketIoGroup);
        var table = new MarkdownTable(
            "system", "messages/s", "× bare SignalR", "× Socket.IO group", "p50 / p99 ms",
            "CPU s per 1,000: servers", "PostgreSQL", "generator");
        foreach (var one in figures)
        {
            var load = one.ClosedLoop;
            table.Add(
                Catalogue.TitleOf(one.Subject),
                Shown.Count(load.MessagesPerSecond),
                Shown.Ratio(load.MessagesPerSecond, bare),
                Shown.Ratio(load.MessagesPerSecond, group),
                Shown.Pair(load.P50, load.P99),
                Shown.Short(load.ServerCpu),
                Shown.Short(load.DatabaseCpu),
                Shown.Short(load.GeneratorCpu));
        }

        return table;
    }

    public static MarkdownTable OpenLoop(IReadOnlyList<SubjectFigures> figures)
    {
        var table = new MarkdownTable(
            "system", "at msg/s", "arrived/s", "p50 / p99 ms", "CPU s per 1,000: servers", "PostgreSQL", "together × bare SignalR");
        foreach (var one in figures)
        {
            foreach (var (rate, load) in one.OpenLoop.OrderBy(entry => entry.Key))
            {
                table.Add(
                    Catalogue.TitleOf(one.Subject),
                    Shown.Count(rate),
                    Shown.Count(load.MessagesPerSecond),
                    Shown.Pair(load.P50, load.P99),
                    Shown.Short(load.ServerCpu),
                    Shown.Short(load.DatabaseCpu),
                    Shown.Ratio(load.TotalCpu, Find(figures, Catalogue.SignalR)?.OpenLoop.GetValueOrDefault(rate)?.TotalCpu));
            }
        }

        return table;
    }

    public static MarkdownTable Resting(IReadOnlyList<SubjectFigures> figures)
    {
        var table = new MarkdownTable(
            "system", "start to ready, s", "idle: cores of the busiest process", "of all",
            "kB per connected visitor: resident", "live", "kB more per chat: resident", "live");
        foreach (var one in figures)
        {
            if (one.Resting is not { } resting)
                continue;
            table.Add(
                Catalogue.TitleOf(one.Subject),
                Shown.Short(resting.StartSeconds),
                Shown.Short(resting.IdleCoresOfBusiest),
                Shown.Short(resting.IdleCores),
                Shown.Short(resting.KilobytesPerVisitor),
                Short(resting.LiveKilobytesPerVisitor),
                Catalogue.KeepsChats(one.Subject) ? Shown.Short(resting.KilobytesPerChat) : None,
                Catalogue.KeepsChats(one.Subject) ? Short(resting.LiveKilobytesPerChat) : None);
        }

        return table;
    }

    private static string Short(double? value) => value is { } known ? Shown.Short(known) : None;

    private static double? Throughput(IReadOnlyList<SubjectFigures> figures, string subject) =>
        Find(figures, subject)?.ClosedLoop.MessagesPerSecond;

    private static SubjectFigures? Find(IReadOnlyList<SubjectFigures> figures, string subject) =>
        figures.FirstOrDefault(one => one.Subject == subject);
}
