using System.Diagnostics;
using OrleansChat.Chaos.Checks;
using OrleansChat.Chaos.Servers;

namespace OrleansChat.Chaos;

/// <summary>One fault under traffic, survived and checked.</summary>
/// <param name="Chats">Chats of the round.</param>
/// <param name="Acknowledged">Messages and commands of both sides that were acknowledged; all are in the log once.</param>
/// <param name="Refused">Those that were refused for good; none is in the log.</param>
/// <param name="Reconnects">Connections beyond the first of each client.</param>
/// <param name="FailedCalls">Calls of both sides that were answered with "not now", or whose connection broke.</param>
/// <param name="Cost">What the visitors felt.</param>
/// <param name="AnsweredAgain">From the fault until each visitor had one more answer of an agent.</param>
/// <param name="Presence">Looks on at the agents who vanished; whoever runs the round awaits what it finds.</param>
/// <param name="Mishaps">What the clients were told, with counts.</param>
internal sealed record ChaosRound(
    int Chats, int Acknowledged, int Refused, int Reconnects, int FailedCalls, Interruption Cost, TimeSpan AnsweredAgain,
    PresenceWatch Presence, string Mishaps)
{
    /// <summary>Throws where anything acknowledged is missing, doubled or out of order, or a chat has no place or two.</summary>
    public static async Task<ChaosRound> Run(ChaosCluster cluster, int visitors, Func<Traffic, Task> fault)
    {
        await cluster.Repair();
        await using var traffic = new Traffic(cluster, visitors);
        await traffic.Start();
        var presence = await PresenceWatch.Start(cluster);
        try
        {
            return await Run(cluster, traffic, presence, fault);
        }
        catch
        {
            await presence.DisposeAsync();
            throw;
        }
    }

    private static async Task<ChaosRound> Run(ChaosCluster cluster, Traffic traffic, PresenceWatch presence, Func<Traffic, Task> fault)
    {
        var present = traffic.Visitors.Where(visitor => visitor.IsStarted).Select(visitor => visitor.History).ToArray();
        cluster.Fronts.Mishaps.Take();
        presence.Vanish();
        var began = Stopwatch.GetTimestamp();
        await fault(traffic);
        var goesOn = traffic.EachIsAnsweredAgain();
        await goesOn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var answeredAgain = Stopwatch.GetElapsedTime(began);

        // A chat that does not go on may be one that lost something: that is said first.
        await traffic.Check();
        Assert.Empty(cluster.Leaks());
        await goesOn;
        var cost = Interruption.Of(present, began);
        await traffic.Finish();
        return Of(traffic, cost, answeredAgain, presence, cluster.Fronts.Mishaps);
    }

    private static IEnumerable<string> Refusals(IEnumerable<Clients.Outcome> outcomes) => outcomes.Where(outcome => !outcome.Acknowledged)
        .CountBy(outcome => $"{Kind(outcome.Sent)} refused with {outcome.RefusedWith}")
        .Select(refusal => $"{refusal.Value} × {refusal.Key}");

    private static string Kind(Clients.Outgoing sent) => sent.Text is null ? "end" : sent.IsNote ? "note" : "message";

    private static ChaosRound Of(
        Traffic traffic, Interruption cost, TimeSpan answeredAgain, PresenceWatch presence, Clients.Mishaps mishaps)
    {
        var histories = traffic.Visitors.Select(visitor => visitor.History)
            .Concat(traffic.Agents.SelectMany(agent => agent.Histories))
            .Concat(traffic.Others);
        var outcomes = histories.SelectMany(history => history.Outcomes).ToArray();
        string[] remarks =
        [
            .. Refusals(outcomes),
            $"{outcomes.Count(outcome => outcome is { Acknowledged: true, Sent.IsNote: true })} notes",
            .. mishaps.Take(),
            .. traffic.Agents.SelectMany(agent => agent.Handovers).GroupBy(each => each.Key)
                .Select(what => $"{what.Sum(each => each.Value)} × handover: {what.Key}"),
            .. traffic.LastToBeAnswered.Take(3).Select(visitor => $"answered last: {visitor}"),
        ];
        return new(
            traffic.Visitors.Count,
            outcomes.Count(outcome => outcome.Acknowledged),
            outcomes.Count(outcome => !outcome.Acknowledged),
            traffic.Visitors.Sum(visitor => visitor.Connects - 1) + traffic.Agents.Sum(agent => agent.Connects - 1),
            mishaps.FailedCalls,
            cost,
            answeredAgain,
            presence,
            string.Join("; ", remarks));
    }
}
