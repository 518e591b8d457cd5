using System.Data.Common;
using Microsoft.Extensions.Logging;
using OrleansChat.Results;

namespace OrleansChat.Cluster;

/// <summary>
/// No database driver's exception leaves a silo: callers may not know its type. They learn that the database is away; the
/// log of this silo has the rest.
/// </summary>
internal sealed partial class StorageFaultFilter(ILogger<StorageFaultFilter> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (FromDatabase(fault))
        {
            LogAway(logger, fault, context.InterfaceName, context.MethodName);
            throw new StorageUnavailableException();
        }
    }

    private static bool FromDatabase(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is DbException) return true;
        }

        return false;
    }

    [LoggerMessage(LogEvents.StorageFaultFilterAway, LogLevel.Warning, "{Grain}.{Method}: the database is away")]
    private static partial void LogAway(ILogger logger, Exception failure, string? grain, string? method);
}
