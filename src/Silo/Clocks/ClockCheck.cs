using OrleansChat.Cluster;
using OrleansChat.Storage;

namespace OrleansChat.Silo.Clocks;

/// <summary>A process whose clock is wrong does not start: leases, deadlines and tokens of a cluster go by its machines' clocks.</summary>
internal sealed class ClockCheck(IDatabaseClock clock, ClockLimit limit) : StartupCheck
{
    protected override async Task Check(CancellationToken cancellation)
    {
        var difference = await clock.Measure(cancellation);
        if (difference.Exceeds(limit.Value))
            throw new StartRefusedException(
                $"The clock of this machine is {ClockDifferenceText.Text(difference)} the clock of the database server, "
                + $"where it is {difference.Database:yyyy-MM-dd HH:mm:ss} UTC, and at most {limit.Value.TotalSeconds:0.#} s are allowed: "
                + "look on both machines which one is wrong ('chronyc tracking'), set it ('chronyc makestep'), "
                + "and start again (docs/operations/cluster.md, Clocks).");
    }
}
