using OrleansChat.Chaos.Checks;
using OrleansChat.Chaos.Clients;
using OrleansChat.Chaos.Servers;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Chaos;

/// <summary>
/// Chats that end, are written to, and are reopened, all while a silo hangs: what waits in that silo comes late. A message that was
/// refused for good must not be stored then.
/// </summary>
internal sealed class ReturningChats(ChaosCluster cluster) : IAsyncDisposable
{
    private const int Chats = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private readonly EndingAgent agent = new(cluster.Fronts, cluster.EndingAgentCookie);

    private readonly ReturningVisitor[] visitors =
        [.. Enumerable.Range(1, Chats).Select(i =>
            new ReturningVisitor(cluster.Fronts, cluster.ReturningChannel, $"returning {i} of {Guid.NewGuid():N}"))];

    public static Func<Traffic, Task> Fault(ChaosCluster cluster, ServerProcess silo) => async traffic =>
    {
        await using var chats = new ReturningChats(cluster);
        await chats.Start().WaitAsync(Patience);
        silo.Hang();
        await chats.EndSendReopenSend().WaitAsync(Patience);
        silo.Wake();
        await silo.Ended();
        await traffic.EachIsAnsweredAgain();
        await chats.Check();
        traffic.Others = [.. chats.visitors.Select(visitor => visitor.History)];
    };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Start()
    {
        running.Add(agent.Run(stop.Token));
        await Eventually.Holds("the agent to be present", () => agent.IsPresent);
        running.AddRange(visitors.Select(visitor => visitor.Run(stop.Token)));
        await Eventually.Holds(
            "every returning chat to start", () => visitors.All(visitor => visitor.History.SessionId is not null), Patience);
        await Task.WhenAll(visitors.Select(visitor => agent.Take(visitor.History.SessionId!, stop.Token)));
    }

    private Task EndSendReopenSend() => Task.WhenAll(visitors.Select(async visitor =>
    {
        var ending = agent.End(visitor.History.SessionId!, stop.Token);
        await Task.WhenAll(ending, visitor.Say("while it ends", stop.Token));
        await visitor.Say("after the end", stop.Token);
        await visitor.Reopen(stop.Token);
        await visitor.Say("after coming back", stop.Token);
    }));

    private async Task Check()
    {
        await Still.Wrong("every returning chat to agree with its log", Patience, async () =>
        {
            var wrong = new List<string>();
            foreach (var visitor in visitors)
            {
                await visitor.Sync(stop.Token);
                var stored = await cluster.Store.Find(visitor.History.SessionId!, stop.Token);
                wrong.AddRange(HistoryCheck.Violations(visitor.History, stored!.ForVisitor(), complete: true));
            }

            return wrong;
        });
        // Whoever was refused nothing showed nothing.
        Assert.All(visitors, visitor => Assert.Contains(visitor.History.Outcomes, outcome => outcome.RefusedWith == "chat.ended"));
        await Task.WhenAll(visitors.Select(visitor => visitor.Leave(stop.Token)));
    }
}
