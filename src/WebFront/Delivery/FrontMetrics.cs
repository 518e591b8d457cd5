using System.Diagnostics.Metrics;

namespace OrleansChat.Delivery;

/// <summary>Counters of the way from signals to connections.</summary>
internal static class FrontMetrics
{
    public static readonly Meter Meter = new("OrleansChat.WebFront");

    public static readonly Counter<long> Pushes = Meter.CreateCounter<long>("chat.front.pushes");

    public static readonly Counter<long> PushesDropped = Meter.CreateCounter<long>("chat.front.pushes.dropped");

    public static readonly Counter<long> PushesFailed = Meter.CreateCounter<long>("chat.front.pushes.failed");

    /// <summary>Gaps in a session's events that were made good by reading.</summary>
    public static readonly Counter<long> Gaps = Meter.CreateCounter<long>("chat.front.gaps");

    /// <summary>Chats that started although the queue could not be asked for a place.</summary>
    public static readonly Counter<long> AdmittedUnasked = Meter.CreateCounter<long>("chat.front.starts.unasked");

    public static readonly Counter<long> Refusals = Meter.CreateCounter<long>("chat.front.refusals");

    /// <summary>Calls and requests over a limit, by its name.</summary>
    public static readonly Counter<long> Limited = Meter.CreateCounter<long>("chat.front.limited");
}
