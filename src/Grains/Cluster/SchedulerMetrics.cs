using System.Diagnostics.Metrics;

namespace OrleansChat.Cluster;

/// <summary>Counters of the schedulers.</summary>
internal static class SchedulerMetrics
{
    private static readonly Meter Meter = new("OrleansChat.Clock");

    /// <summary>A session was due, and refused or did not answer.</summary>
    public static readonly Counter<long> Postponed = Meter.CreateCounter<long>(
        "chat.clock.sessions.postponed", "{chat}", "Chats that were due, and refused or did not answer.");
}
