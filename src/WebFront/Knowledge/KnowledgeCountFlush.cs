using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Edge.Calls;
using OrleansChat.Hosting;

namespace OrleansChat.Knowledge;

/// <summary>Adds up in the database what this front counted, every few seconds and when it stops.</summary>
internal sealed partial class KnowledgeCountFlush(KnowledgeCounts counts, TimeProvider time, ILogger<KnowledgeCountFlush> logger)
    : EnduringService(time, logger)
{
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly TimeProvider _time = time;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Flush(cancellationToken);
    }

    protected override async Task Work(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(Pause, _time, stopping);
            await Flush(stopping);
        }
    }

    private async Task Flush(CancellationToken cancellation)
    {
        try
        {
            await counts.Flush(cancellation);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException || ClusterFaults.IsPassing(fault))
        {
            LogNotYet(logger, fault);
        }
    }

    [LoggerMessage(
        LogEvents.KnowledgeCountFlushFailed, LogLevel.Warning,
        "Views of articles could not be added up; they wait for the next time")]
    private static partial void LogNotYet(ILogger logger, Exception fault);
}
