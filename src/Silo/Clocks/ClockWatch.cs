using System.Data.Common;
using System.Diagnostics.Metrics;
using OrleansChat.Cluster;
using OrleansChat.Hosting;

namespace OrleansChat.Silo.Clocks;

/// <summary>
/// Goes on comparing the clocks after <see cref="ClockCheck"/>, and says when they part. It ends nothing: a clock that jumps must not
/// take down the whole cluster at once.
/// </summary>
internal sealed partial class ClockWatch(IDatabaseClock clock, ClockLimit limit, TimeProvider time, ILogger<ClockWatch> logger)
    : EnduringService(time, logger)
{
    public const string MeterName = "OrleansChat.Clocks";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Apart = Meter.CreateCounter<long>(
        "chat.clocks.apart",
        description: "Times that this machine's clock was further from the database's than allowed, looked each minute.");

    private static readonly Gauge<double> Ahead = Meter.CreateGauge<double>(
        "chat.clocks.ahead", "s", "How far this machine's clock is ahead of the database's; negative: behind.");

    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override async Task Work(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(Pause, _time, stopping);
            try
            {
                Note(await clock.Measure(stopping));
            }
            catch (DbException away)
            {
                LogNotMeasured(_logger, away);
            }
        }
    }

    private void Note(ClockDifference difference)
    {
        Ahead.Record(difference.Ahead.TotalSeconds);
        if (!difference.Exceeds(limit.Value))
            return;
        Apart.Add(1);
        LogApart(_logger, ClockDifferenceText.Text(difference), limit.Value);
    }

    [LoggerMessage(
        LogEvents.ClockWatchApart,
        LogLevel.Warning,
        "The clock of this machine is {Difference} the clock of the database server; {Limit} are allowed. "
        + "Beyond it calls between machines are refused and agents may seem away: look on both machines which one is wrong "
        + "(chronyc tracking, docs/operations/cluster.md)")]
    private static partial void LogApart(ILogger logger, string difference, TimeSpan limit);

    [LoggerMessage(LogEvents.ClockWatchNotMeasured, LogLevel.Debug,
        "The database's clock could not be asked; it is asked again in a minute")]
    private static partial void LogNotMeasured(ILogger logger, Exception failure);
}
