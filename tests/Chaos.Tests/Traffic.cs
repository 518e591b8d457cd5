using OrleansChat.Chaos.Checks;
using OrleansChat.Chaos.Clients;
using OrleansChat.Chaos.Servers;

namespace OrleansChat.Chaos;

/// <summary>Steady two-way traffic: as many visitors as asked for at any time, agents that answer each message.</summary>
internal sealed class Traffic(ChaosCluster cluster, int visitors) : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(120);
    private const int MessagesOfShortChats = 5;
    private readonly CancellationTokenSource quiet = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private readonly Lock gate = new();
    private readonly List<SimulatedVisitor> all = [];
    private readonly Dictionary<string, SimulatedAgent> agents = [];
    private readonly List<Standstill> standstills = [];

    /// <summary>Who waited longest for an answer at the last look; empty: nobody waited.</summary>
    public IReadOnlyList<string> LastToBeAnswered { get; private set; } = [];

    /// <summary>Every visitor of this traffic, also those whose chat is over.</summary>
    public IReadOnlyList<SimulatedVisitor> Visitors
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    public IReadOnlyCollection<SimulatedAgent> Agents => agents.Values;

    /// <summary>Of clients that a fault brought along; they were checked by it.</summary>
    public IReadOnlyCollection<History> Others { get; set; } = [];

    /// <summary>Answers when every first visitor has had an answer of an agent.</summary>
    public async Task Start()
    {
        foreach (var (name, cookie) in cluster.AgentCookies)
        {
            var agent = agents[name] = new SimulatedAgent(cluster.Fronts, name, cookie);
            running.Add(agent.Run(stop.Token));
            running.Add(agent.Work(quiet.Token, stop.Token));
        }

        running.AddRange(Agents.Select(agent => agent.HandOver(Agents, quiet.Token, stop.Token)));

        for (var seat = 0; seat < visitors; seat++)
            running.Add(Seat(seat));
        await EachIsAnswered(visitor => visitor.Answers > 0);
    }

    /// <summary>Answers when every visitor that is here now has had one more answer: the main job goes on.</summary>
    public Task EachIsAnsweredAgain()
    {
        var before = Visitors.ToDictionary(visitor => visitor, visitor => visitor.Answers);
        return EachIsAnswered(visitor => !before.TryGetValue(visitor, out var had) || visitor.Answers > had);
    }

    /// <summary>Answers when half of the visitors have written something since now; none of them may have an answer.</summary>
    public Task HalfHaveWritten()
    {
        var before = Visitors.Sum(visitor => visitor.Written);
        return Eventually.Get(
            "messages of half of the visitors",
            () => Task.FromResult(Visitors.Sum(visitor => visitor.Written) - before),
            written => written >= visitors / 2);
    }

    /// <summary>
    /// Between the two time stamps nothing could become durable: <see cref="Check"/> names whatever was acknowledged all the same.
    /// </summary>
    public void NothingWasDurable(long from, long until) => standstills.Add(new(from, until));

    /// <summary>No new messages; everything sent is answered; everybody reads to the end of every log.</summary>
    public async Task Quiesce()
    {
        await quiet.CancelAsync();
        await Still.Wrong("everything sent to be answered", Settling, async () =>
        {
            await Task.WhenAll(Visitors.Select(visitor => visitor.Settle(stop.Token)));
            await Task.WhenAll(Agents.Select(agent => agent.Settle(stop.Token)));
            return
            [
                .. Visitors.Where(visitor => !visitor.IsSettled).Select(visitor => visitor.History.Owner),
                .. Agents.Where(agent => !agent.IsSettled).Select(agent => agent.Name),
            ];
        });
    }

    /// <summary>Every client's history against the log, then guarantee N7; throws naming what is wrong.</summary>
    public async Task Check()
    {
        await Still.Wrong("every history to agree with the log", Settling, async () =>
        {
            await Quiesce();
            return await HistoryViolations();
        });
        await Still.Wrong("every message id of get next to have taken one chat, or none", Settling, ClaimViolations);
        await Still.Wrong("every grain to live in one place", Settling, cluster.Activations.Twice);
        await Still.Wrong("every open chat to be in exactly one queue or with exactly one agent", Settling, OwnershipViolations);
    }

    /// <summary>Every visitor ends their chat, so that the next traffic starts with empty hands.</summary>
    public async Task Finish()
    {
        foreach (var visitor in Visitors)
            visitor.Leave();
        await Quiesce();
    }

    public async ValueTask DisposeAsync()
    {
        await quiet.CancelAsync();
        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Odd seats hold one long chat; even ones a new visitor after each short chat, so that queue and claims never rest.</summary>
    private async Task Seat(int seat)
    {
        for (var turn = 1; !quiet.IsCancellationRequested; turn++)
        {
            var visitor = new SimulatedVisitor(cluster.Fronts, cluster.Channel, $"visitor {seat}.{turn}");
            lock (gate)
            {
                all.Add(visitor);
                running.Add(visitor.Run(stop.Token));
            }

            await visitor.Write(Pace, seat % 2 == 0 ? MessagesOfShortChats : int.MaxValue, quiet.Token, stop.Token);
        }
    }

    private Task EachIsAnswered(Func<SimulatedVisitor, bool> answered) =>
        Still.Wrong("an answer to each visitor", Settling, () =>
        {
            IReadOnlyList<string> waiting =
            [
                .. Visitors.Where(visitor => !visitor.IsLeaving && !answered(visitor))
                    .Select(visitor => $"{visitor.History.Owner}, session {visitor.History.SessionId}, {visitor.History.LastSeq} events"),
            ];
            if (waiting.Count > 0)
                LastToBeAnswered = waiting;
            return Task.FromResult(waiting);
        });

    private async Task<IReadOnlyList<string>> HistoryViolations()
    {
        var wrong = new List<string>();
        foreach (var visitor in Visitors.Where(visitor => visitor.IsStarted))
            wrong.AddRange([.. Premature(visitor.History), .. await Violations(visitor.History, true, stored => stored.ForVisitor())]);
        foreach (var agent in Agents)
            foreach (var history in agent.Histories)
            {
                var complete = agent.Owned.Contains(history.SessionId!);
                wrong.AddRange([.. Premature(history), .. await Violations(history, complete, stored => stored)]);
            }

        return wrong;
    }

    private async Task<IEnumerable<string>> Violations(History history, bool complete, Func<StoredChat, StoredChat> asSeen) =>
        await cluster.Store.Find(history.SessionId!, stop.Token) is { } stored
            ? HistoryCheck.Violations(history, asSeen(stored), complete)
            : [$"{history.Owner} (session {history.SessionId}): the session is not in the database"];

    private IEnumerable<string> Premature(History history) =>
        standstills.SelectMany(standstill => standstill.Violations(history));

    private async Task<IReadOnlyList<string>> ClaimViolations()
    {
        var accepted = await cluster.Store.Accepted(stop.Token);
        return [.. Agents.SelectMany(agent => ClaimCheck.Violations(agent.Name, agent.Claims, accepted))];
    }

    private async Task<IReadOnlyList<string>> OwnershipViolations()
    {
        foreach (var agent in Agents)
            await agent.Settle(stop.Token);
        var owned = agents.Values.ToDictionary(agent => agent.Id, agent => agent.Owned);
        var board = await agents.Values.First().Board(cluster.Channel, stop.Token);
        return OwnershipCheck.Violations(await cluster.Store.Open(cluster.Channel, stop.Token), board, owned);
    }
}
