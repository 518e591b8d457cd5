using System.Globalization;
using System.Text;
using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Results;
using OrleansChat.Benchmarks.Running;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Reporting;

/// <summary>The figures of a run, as Markdown.</summary>
internal sealed class FiguresReport(
    MachineFacts machine, DateTimeOffset at, BenchOptions options, IReadOnlyList<SubjectFigures> figures)
{
    /// <summary>What a quiet machine's own services take.</summary>
    private const double QuietCores = 0.1;

    public string Write()
    {
        var text = new StringBuilder();
        AppendHead(text);
        foreach (var connections in options.Connections)
            Append(text, $"Closed loop, {connections} connections", LoadTables.ClosedLoop(Of(connections)));
        var full = Of(options.Connections[0]);
        Append(text, $"Fixed rates, {options.Connections[0]} connections", LoadTables.OpenLoop(full));
        Append(text, $"At rest, {options.Connections[0]} connections", LoadTables.Resting(full));
        Append(text, "Goals", GoalTable.Write(figures, options.Connections));
        AppendFaults(text);
        AppendDisturbance(text);
        return text.ToString().TrimEnd() + "\n";
    }

    private List<SubjectFigures> Of(int connections) => [.. figures.Where(one => one.Connections == connections)];

    private void AppendHead(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm} UTC, commit {machine.Commit}. ");
        text.Append(CultureInfo.InvariantCulture, $"{machine.Processor}, {machine.Cores} cores, {machine.MemoryGb} GB; {machine.System}; ");
        text.Append(CultureInfo.InvariantCulture, $".NET {machine.DotNet}, Node {machine.Node}, {machine.PostgreSql}. ");
        text.Append(CultureInfo.InvariantCulture, $"Chats per agent: {options.ChatsPerAgent}.");
        if (options.Quick)
            text.Append(" A quick run of a few seconds each: it shows that all works, its figures mean little.");
        text.Append("\n\n");
    }

    private static void Append(StringBuilder text, string heading, MarkdownTable table)
    {
        if (!table.Empty)
            text.Append(CultureInfo.InvariantCulture, $"### {heading}\n\n{table}\n");
    }

    private void AppendDisturbance(StringBuilder text)
    {
        foreach (var one in figures.Where(one => one.OtherCores > QuietCores))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Catalogue.TitleOf(one.Subject)}, {one.Connections} connections: ");
            text.Append(CultureInfo.InvariantCulture, $"meanwhile others used up to {one.OtherCores:F1} of the machine's cores.\n");
        }
    }

    private void AppendFaults(StringBuilder text)
    {
        foreach (var one in figures.Where(one => !one.Faults.None))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Catalogue.TitleOf(one.Subject)}, {one.Connections} connections: ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{one.Faults.Failed} sends failed, {one.Faults.Repeated} calls had to be repeated, "
                + $"{one.Faults.Missing} messages not seen in time. ");
            text.Append(string.Join("; ", one.Faults.Examples)).Append('\n');
        }
    }
}
