using System.Data.Common;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;
using OrleansChat.Results;

namespace OrleansChat.Cluster;

/// <summary>
/// No database driver's exception leaves a silo: callers may not know its type.
/// They learn what to tell whoever asked; the log of this silo has the rest.
/// </summary>
internal sealed partial class StorageFaultFilter(ILogger<StorageFaultFilter> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (DatabaseFault.Of(fault) is not null)
        {
            var kind = DatabaseFault.Of(fault)!.Value;
            Log(kind, fault, context, DatabaseFault.Words(kind));
            throw Translate(kind);
        }
    }

    /// <summary>What a caller learns of a database driver's exception.</summary>
    public static Exception Translate(DbException fault) => Translate(DatabaseFault.Of(fault)!.Value);

    private static Exception Translate(DatabaseFaultKind kind)
    {
        var words = DatabaseFault.Words(kind);
        return DatabaseFault.RefusalFor(kind) is { } refusal
            ? new StorageUnavailableException($"A grain was refused: {words}.") { Refusal = refusal }
            : new StorageDefectException($"A grain failed: {words}; the log of its silo says more.");
    }

    /// <summary>What passes by itself is a warning, what somebody has to do something about an error.</summary>
    private void Log(DatabaseFaultKind kind, Exception fault, IIncomingGrainCallContext context, string words)
    {
        if (kind is DatabaseFaultKind.Away)
            LogAway(logger, fault, context.InterfaceName, context.MethodName);
        else if (kind is DatabaseFaultKind.Conflict)
            LogConflict(logger, fault, context.InterfaceName, context.MethodName, words);
        else
            LogFault(logger, fault, context.InterfaceName, context.MethodName, words);
    }

    [LoggerMessage(LogEvents.StorageFaultFilterAway, LogLevel.Warning, "{Grain}.{Method}: the database is away")]
    private static partial void LogAway(ILogger logger, Exception failure, string? grain, string? method);

    [LoggerMessage(LogEvents.StorageFaultFilterConflict, LogLevel.Warning, "{Grain}.{Method} met another writer: {What}")]
    private static partial void LogConflict(ILogger logger, Exception failure, string? grain, string? method, string what);

    [LoggerMessage(LogEvents.StorageFaultFilterFault, LogLevel.Error, "{Grain}.{Method} failed: {What}")]
    private static partial void LogFault(ILogger logger, Exception failure, string? grain, string? method, string what);
}
