using System.Diagnostics;
using OrleansChat.Chaos.Servers;

namespace OrleansChat.Chaos;

/// <summary>One fault under traffic, survived and checked.</summary>
/// <param name="Chats">Chats of the round.</param>
/// <param name="Acknowledged">Messages and commands of both sides that were acknowledged; all are in the log once.</param>
/// <param name="Refused">Those that were refused for good; none is in the log.</param>
/// <param name="Reconnects">Connections beyond the first of each client.</param>
/// <param name="Resends">Sendings repeated because a server asked for it.</param>
/// <param name="AnsweredAgain">From the fault until each visitor had one more answer of an agent.</param>
/// <param name="Losses">Why connections ended, with counts.</param>
internal sealed record ChaosRound(int Chats, int Acknowledged, int Refused, int Reconnects, int Resends, TimeSpan AnsweredAgain, string Losses)
{
    /// <summary>Throws where anything acknowledged is missing, doubled or out of order, or a chat has no place or two.</summary>
    public static async Task<ChaosRound> Run(ChaosCluster cluster, int visitors, Func<Task> fault)
    {
        await cluster.Repair();
        await using var traffic = new Traffic(cluster, visitors);
        await traffic.Start();

        var clock = Stopwatch.StartNew();
        await fault();
        await traffic.EachIsAnsweredAgain();
        var answeredAgain = clock.Elapsed;

        await traffic.Check();
        await traffic.Finish();
        return Of(traffic, answeredAgain, string.Join("; ", cluster.Fronts.TakeLosses()));
    }

    private static ChaosRound Of(Traffic traffic, TimeSpan answeredAgain, string losses)
    {
        var histories = traffic.Visitors.Select(visitor => visitor.History).Concat(traffic.Agents.SelectMany(agent => agent.Histories));
        var outcomes = histories.SelectMany(history => history.Outcomes).ToArray();
        return new(
            traffic.Visitors.Count,
            outcomes.Count(outcome => outcome.RefusedWith is null),
            outcomes.Count(outcome => outcome.RefusedWith is not null),
            traffic.Visitors.Sum(visitor => visitor.Connects - 1) + traffic.Agents.Sum(agent => agent.Connects - 1),
            traffic.Visitors.Sum(visitor => visitor.Resends),
            answeredAgain,
            losses);
    }
}
