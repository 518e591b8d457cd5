using System.Diagnostics;
using System.Text.Json;
using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Reporting;
using OrleansChat.Benchmarks.Results;

namespace OrleansChat.Benchmarks.Running;

/// <summary>Measures the subjects in turn, then reports.</summary>
internal static class BenchRun
{
    /// <returns>0; 1 when a subject could not be measured.</returns>
    public static async Task<int> Execute(string[] arguments, CancellationToken cancel)
    {
        var options = BenchOptions.Parse(arguments);
        var figures = new List<SubjectFigures>();
        foreach (var plan in Plans(options))
        {
            Progress.Say($"{plan.Subject}, {plan.Connections} connections");
            if (await Measure(plan, cancel) is { } measured)
                figures.Add(measured);
        }

        var report = new FiguresReport(MachineFacts.Read(), TimeProvider.System.GetUtcNow(), options, figures).Write();
        System.Console.WriteLine(report);
        if (options.WritePage)
            PerformancePage.Replace(Repository.PerformancePage, report);
        return figures.Count == Plans(options).Count() ? 0 : 1;
    }

    private static IEnumerable<SubjectOptions> Plans(BenchOptions options) =>
        from connections in options.Connections
        from subject in options.Subjects
        select new SubjectOptions(
            subject,
            connections,
            options.ChatsPerAgent,
            options.Quick,
            ClosedLoopOnly: connections != options.Connections[0],
            Path.Combine(Path.GetTempPath(), $"orleans-chat-bench-{Environment.ProcessId}-{subject}-{connections}.json"));

    /// <returns>Null when it failed; its own output says why.</returns>
    private static async Task<SubjectFigures?> Measure(SubjectOptions options, CancellationToken cancel)
    {
        var self = Environment.GetCommandLineArgs()[0];
        using var process = Process.Start("dotnet", [self, SubjectRun.Command, options.ToArgument()]);
        await using var stopping = cancel.Register(() => Libc.Terminate(process.Id));
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            return null;
        var json = await File.ReadAllTextAsync(options.ResultPath, cancel);
        File.Delete(options.ResultPath);
        return JsonSerializer.Deserialize<SubjectFigures>(json);
    }
}
