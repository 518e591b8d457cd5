using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;

namespace OrleansChat.Storage;

/// <summary>
/// Runs a program. A reason not to start is printed as one sentence, without a stack trace, and ends the process with an exit code.
/// </summary>
public static class StartRefusal
{
    private const int Refused = 1;

    /// <summary>Builds and runs the program. Answers its exit code: 0 when it was asked to end.</summary>
    public static async Task<int> Report(Func<IHost> build)
    {
        IHostApplicationLifetime? lifetime = null;
        try
        {
            var host = build();
            lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
            await Run(host);
            return 0;
        }
        catch (Exception failure) when (IsEndedByRequest(failure, lifetime))
        {
            return 0;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(
                Sentence(failure, started: lifetime is { ApplicationStarted.IsCancellationRequested: true }));
            return Refused;
        }
    }

    /// <summary>Does not wait longer than <see cref="ShutdownTimeout"/> for a program that was asked to end.</summary>
    private static async Task Run(IHost host)
    {
        var bound = host.Services.GetService<ShutdownTimeout>()?.Expired ?? Task.Delay(Timeout.InfiniteTimeSpan);
        var logs = host.Services.GetRequiredService<ILoggerFactory>();
        var running = host.RunAsync();
        if (await Task.WhenAny(running, bound) == running)
            await running;
        else
            // What was logged last is still to be written.
            logs.Dispose();
    }

    /// <summary>Stopped before it was up, or without a database, which <see cref="ShutdownTimeout"/> has said.</summary>
    private static bool IsEndedByRequest(Exception failure, IHostApplicationLifetime? lifetime) =>
        lifetime is { ApplicationStopping.IsCancellationRequested: true }
        && (failure is OperationCanceledException || DatabaseFault.Of(failure) is DatabaseFaultKind.Away);

    /// <summary>Of a surprise all that is known: whoever reports it needs that.</summary>
    private static string Sentence(Exception failure, bool started) => (StartFailure.Explain(failure), started) switch
    {
        ({ } known, false) => $"Orleans.Chat does not start: {known}",
        ({ } known, true) => $"Orleans.Chat ends: {known}",
        (null, false) => $"Orleans.Chat does not start, because of a defect that should be reported: {failure}",
        (null, true) => $"Orleans.Chat ends, because of a defect that should be reported: {failure}",
    };
}
