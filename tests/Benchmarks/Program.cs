using System.Runtime.InteropServices;
using OrleansChat.Benchmarks.Running;

using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    return args is [SubjectRun.Command, ..]
        ? await SubjectRun.Execute(args[1..], stopping.Token)
        : await BenchRun.Execute(args, stopping.Token);
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
catch (ArgumentException wrong)
{
    await System.Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}

catch (Exception failure) when (args is [SubjectRun.Command, ..])
{
    await System.Console.Error.WriteLineAsync(failure.ToString());
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
