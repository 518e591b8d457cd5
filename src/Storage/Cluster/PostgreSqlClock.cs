using OrleansChat.Databases;

namespace OrleansChat.Cluster;

/// <summary>Asks several times and takes the quickest answer, which says the most about now.</summary>
internal sealed class PostgreSqlClock(PostgreSqlDatabase database, TimeProvider time) : IDatabaseClock
{
    private const int Questions = 4;

    public async Task<ClockDifference> Measure(CancellationToken cancellation)
    {
        var best = await Ask(cancellation);
        for (var asked = 1; asked < Questions; asked++)
        {
            var next = await Ask(cancellation);
            if (next.Uncertainty < best.Uncertainty)
                best = next;
        }

        return best;
    }

    private async Task<ClockDifference> Ask(CancellationToken cancellation)
    {
        var (before, began) = (time.GetUtcNow(), time.GetTimestamp());
        var answers = await database.Query("select clock_timestamp()", static _ => { }, row => database.ReadInstant(row, 0), cancellation);
        var half = time.GetElapsedTime(began) / 2;
        return new(before + half - answers[0], half, answers[0]);
    }
}
