using Microsoft.Extensions.Logging;
using OrleansChat.Schema;
using OrleansChat.Storage;

namespace OrleansChat.Databases;

/// <summary>
/// Upgrades the schema, and waits for a database that does not answer yet, because a process may start before its database. It logs that it
/// waits at once and then each minute. An error that waiting does not mend ends the start.
/// </summary>
internal sealed partial class RetryingSchemaUpgrader(SchemaUpgrader upgrader, TimeProvider time, ILogger<RetryingSchemaUpgrader> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMinutes(1);

    private readonly long _began = time.GetTimestamp();
    private long? _said;

    /// <summary>Answers when the database is there and of this program's version. Throws <see cref="StartRefusedException"/>.</summary>
    public async Task Await(CancellationToken cancellation)
    {
        while (!await TryUpgrade(cancellation))
            await Task.Delay(Pause, time, cancellation);
        if (_said is not null)
            LogThere(logger, time.GetElapsedTime(_began));
    }

    private async Task<bool> TryUpgrade(CancellationToken cancellation)
    {
        try
        {
            await upgrader.Run(cancellation);
            return true;
        }
        catch (Exception fault) when (DatabaseFault.Of(fault) is { } kind && !cancellation.IsCancellationRequested)
        {
            if (kind is not (DatabaseFaultKind.Away or DatabaseFaultKind.Conflict))
                throw new StartRefusedException(DatabaseRefusal.Sentence(fault, kind), fault);
            SayNowAndThen(fault);
            return false;
        }
    }

    private void SayNowAndThen(Exception fault)
    {
        if (_said is { } last && time.GetElapsedTime(last) < SayEvery)
            return;
        _said = time.GetTimestamp();
        LogWaiting(logger, DatabaseRefusal.Reason(fault));
    }

    [LoggerMessage(
        LogEvents.RetryingSchemaUpgraderWaiting, LogLevel.Warning,
        "The database does not answer yet, and this process waits for it: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(
        LogEvents.RetryingSchemaUpgraderThere, LogLevel.Information, "The database answers after {Waited}; this process goes on starting")]
    private static partial void LogThere(ILogger logger, TimeSpan waited);
}
