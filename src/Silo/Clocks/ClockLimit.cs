using OrleansChat.Cluster;

namespace OrleansChat.Silo.Clocks;

/// <summary>How far a machine's clock may be from the database's: half of what two machines' clocks may be from each other.</summary>
internal sealed record ClockLimit(TimeSpan Value)
{
    public static ClockLimit From(IConfiguration configuration) =>
        new((configuration.GetSection(DeadlineOptions.Section).Get<DeadlineOptions>() ?? new()).ClockTolerance / 2);
}
