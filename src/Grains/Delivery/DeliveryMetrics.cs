using System.Diagnostics.Metrics;

namespace OrleansChat.Delivery;

/// <summary>Counters of the way from grains to web fronts.</summary>
internal static class DeliveryMetrics
{
    private static readonly Meter Meter = new("OrleansChat.Delivery");

    public static readonly Counter<long> Delivered = Meter.CreateCounter<long>(
        "chat.delivery.signals.delivered", "{signal}", "Signals that web fronts took.");

    public static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "chat.delivery.signals.dropped", "{signal}", "Signals that a web front did not take; it reads what it missed.");
}
