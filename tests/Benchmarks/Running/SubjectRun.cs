using System.Text.Json;
using OrleansChat.Benchmarks.Load;
using OrleansChat.Benchmarks.Results;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>A process of its own per subject: each meets a fresh generator.</summary>
internal static class SubjectRun
{
    public const string Command = "measure";

    public static async Task<int> Execute(string[] arguments, CancellationToken cancel)
    {
        var options = SubjectOptions.FromArgument(arguments.Single());
        await using var subject = Catalogue.Create(options.Subject);
        await subject.Start(cancel);
        var figures = await Measure(subject, options, cancel);
        await File.WriteAllTextAsync(options.ResultPath, JsonSerializer.Serialize(figures), cancel);
        return 0;
    }

    private static async Task<SubjectFigures> Measure(ISubject subject, SubjectOptions options, CancellationToken cancel)
    {
        var lengths = options.Lengths;
        var faults = new Faults();
        await subject.PrepareAgents(options.Agents + Rehearsal.Agents, cancel);
        await Rehearsal.Run(subject, lengths.Rehearsal, faults, cancel);

        await using var crowd = new Crowd(subject);
        var memory = await MemoryMeasurement.WhileGathering(crowd, subject, options, cancel);
        Progress.Say("closed loop");
        var meter = new UsageMeter(subject);
        var closed = await new ClosedLoop(crowd.Chats, meter, faults)
            .Run(lengths.ClosedWarmUp, lengths.ClosedWindow, lengths.ClosedWindows, cancel);
        Progress.Say(LoadFigures.MedianOf(closed).InWords);
        var open = options.ClosedLoopOnly ? [] : await OpenLoops(crowd, meter, faults, lengths, cancel);
        return new SubjectFigures
        {
            Subject = options.Subject,
            Connections = options.Connections,
            ClosedLoop = LoadFigures.MedianOf(closed),
            OpenLoop = open,
            Resting = options.ClosedLoopOnly ? null : await Resting(subject, memory, lengths, cancel),
            Faults = faults.Read(subject.Repeated),
        };
    }

    private static async Task<Dictionary<int, LoadFigures>> OpenLoops(
        Crowd crowd, UsageMeter meter, Faults faults, RunLengths lengths, CancellationToken cancel)
    {
        var figures = new Dictionary<int, LoadFigures>();
        foreach (var rate in lengths.OpenRates)
        {
            Progress.Say($"{rate} messages per second");
            figures[rate] = await new OpenLoop(crowd.Chats, rate, meter, faults).Run(lengths.OpenWarmUp, lengths.OpenWindow, cancel);
            Progress.Say(figures[rate].InWords);
        }

        return figures;
    }

    private static async Task<RestingFigures> Resting(
        ISubject subject, (MemoryGrowth PerVisitor, MemoryGrowth PerChat) memory, RunLengths lengths, CancellationToken cancel)
    {
        Progress.Say("idle");
        var idle = await IdleMeasurement.Run(subject, lengths.IdleSettling, lengths.IdleWindow, cancel);
        return new RestingFigures
        {
            StartSeconds = subject.StartSeconds,
            IdleCores = idle.Sum(),
            IdleCoresOfBusiest = idle.Max(),
            KilobytesPerVisitor = memory.PerVisitor.Resident,
            KilobytesPerChat = memory.PerChat.Resident,
            LiveKilobytesPerVisitor = memory.PerVisitor.Live,
            LiveKilobytesPerChat = memory.PerChat.Live,
        };
    }
}
