using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>Every query of the directory, on every database.</summary>
public abstract class SessionDirectoryTests : StorageTests
{
    private readonly ChannelId _channel = new(Guid.NewGuid());

    private ISessionDirectory Directory => Process.Directory;

    [Fact]
    public async Task Find_Several_GivesThoseThatExist()
    {
        var (one, two) = (await Waiting(0), await Waiting(1));

        var found = await Directory.Find([one.Id, two.Id, new TestSession().Id], default);

        Assert.Equal([one.Id, two.Id], found.Select(summary => summary.Id).OrderBy(id => id.Value));
        Assert.Empty(await Directory.Find([], default));
        Assert.Null(await Directory.Find(new TestSession().Id, default));
    }

    [Fact]
    public async Task FindOpen_OnlyTheVisitorsOpenSessionOnThatChannel()
    {
        var session = await Waiting(0);
        Assert.Equal(session.Id, (await Directory.FindOpen(_channel, session.Visitor, default))!.Id);
        Assert.Null(await Directory.FindOpen(new ChannelId(Guid.NewGuid()), session.Visitor, default));
        Assert.Null(await Directory.FindOpen(_channel, new VisitorId("somebody else"), default));

        var closed = await Ended(TestSession.Agent("Ola"), endedAt: 5);
        Assert.Null(await Directory.FindOpen(_channel, closed.Visitor, default));
    }

    [Fact]
    public async Task FindSent_TheVisitorsSessionWithThatMessage_AlsoWhenItIsOver()
    {
        var session = new TestSession(_channel);
        var message = MessageId.New();
        await Process.Append(session.Next(id: message, change: summary => summary with { Status = SessionStatus.Closed, EndedAt = At(5) }));
        var refused = MessageId.New();
        await Process.Append(
            session.Next(change: summary => summary) with { Events = [new(2, At(6), refused, new CommandRefused("chat.ended"))] });

        Assert.Equal(session.Id, await Directory.FindSent(_channel, session.Summary.Visitor, message, default));
        Assert.Null(await Directory.FindSent(_channel, session.Summary.Visitor, refused, default));
        Assert.Null(await Directory.FindSent(_channel, new VisitorId("somebody else"), message, default));
        Assert.Null(await Directory.FindSent(new ChannelId(Guid.NewGuid()), session.Summary.Visitor, message, default));
    }

    [Fact]
    public async Task Waiting_HeadFirstThenByTime()
    {
        var third = await Waiting(30);
        var second = await Waiting(20);
        var first = await Waiting(40, atHead: true);
        await Owned(TestSession.Agent("Ola"), acceptedAt: 1);
        await Store(summary => summary, new ChannelId(Guid.NewGuid()));

        Assert.Equal([first.Id, second.Id, third.Id], (await Directory.Waiting(_channel, default)).Select(summary => summary.Id));
    }

    [Fact]
    public async Task CountOpen_WaitingAndOngoingOfThatChannelOnly()
    {
        var agent = TestSession.Agent("Ola");
        await Waiting(0);
        await Owned(agent, acceptedAt: 1);
        await Owned(agent, acceptedAt: 2);
        await Ended(agent, endedAt: 5);
        await Store(summary => summary, new ChannelId(Guid.NewGuid()));

        Assert.Equal(new OpenChats(1, 2), await Directory.CountOpen(_channel, default));
        Assert.Equal(new OpenChats(0, 0), await Directory.CountOpen(new ChannelId(Guid.NewGuid()), default));
    }

    [Fact]
    public async Task Ongoing_LongestRunningFirstUpToTheLimit()
    {
        var agent = TestSession.Agent("Ola");
        var second = await Owned(agent, acceptedAt: 2);
        var first = await Owned(agent, acceptedAt: 1);
        await Owned(agent, acceptedAt: 3);
        await Waiting(0);

        Assert.Equal([first.Id, second.Id], (await Directory.Ongoing(_channel, 2, default)).Select(summary => summary.Id));
    }

    [Fact]
    public async Task Live_InQueueOwnedOrRequestedSince()
    {
        var agent = TestSession.Agent("Ola");
        var oldWaiting = await Waiting(-600);
        var oldOwned = await Store(summary => Accept(summary, agent, 1) with { RequestedAt = At(-500) });
        var recentEnded = await Ended(agent, endedAt: 30);
        await Store(summary => Accept(summary, agent, 1) with
        {
            RequestedAt = At(-400),
            Status = SessionStatus.Closed,
            EndedAt = At(1),
        });

        var live = await Directory.Live(_channel, At(0), default);

        Assert.Equal([oldWaiting.Id, oldOwned.Id, recentEnded.Id], live.Select(summary => summary.Id));
    }

    [Fact]
    public async Task OfAgent_OwnedOfferedAndRecentlyEnded_NewestActivityFirst()
    {
        var (agent, other) = (TestSession.Agent("Ola"), TestSession.Agent("Siri"));
        var owned = await Owned(agent, acceptedAt: 10);
        var offered = await Store(summary => Accept(summary, other, 20) with
        {
            Transfer = new PendingTransfer(other, agent, null, At(20)),
            LastActivityAt = At(20),
        });
        var ended = await Ended(agent, endedAt: 30);
        await Ended(agent, endedAt: -30);
        await Owned(other, acceptedAt: 10);

        var mine = await Directory.OfAgent(agent.Id, At(0), default);

        Assert.Equal([ended.Id, offered.Id, owned.Id], mine.Select(summary => summary.Id));
    }

    [Fact]
    public async Task Due_LongestOverdueFirstUpToTheLimit()
    {
        var second = await Store(summary => summary with { DueAt = At(2) });
        var first = await Store(summary => summary with { DueAt = At(1) });
        var last = await Store(summary => summary with { DueAt = At(3) });
        await Store(summary => summary with { DueAt = At(4) });
        await Store(summary => summary);

        Assert.Equal([first.Id, second.Id, last.Id], await Directory.Due(At(3), 10, Partition.Whole, default));
        Assert.Equal([first.Id], await Directory.Due(At(3), 1, Partition.Whole, default));
    }

    [Fact]
    public async Task Shares_EachHasItsOwn_AndTogetherTheyHaveAll()
    {
        var agents = Enumerable.Range(0, 40).Select(number => TestSession.Agent($"agent {number}")).ToArray();
        foreach (var agent in agents)
            await Owned(agent, acceptedAt: 1);
        var due = new List<SessionId>();
        for (var i = 0; i < 40; i++)
            due.Add((await Store(summary => summary with { DueAt = At(1) })).Id);

        foreach (var of in (int[])[2, 8, 16])
        {
            var (dueIn, agentsIn, channelsIn) = (new List<SessionId>(), new List<AgentId>(), new List<ChannelId>());
            for (var index = 0; index < of; index++)
            {
                dueIn.AddRange(await Directory.Due(At(1), 100, new(index, of), default));
                agentsIn.AddRange(await Directory.OwningAgents(new(index, of), default));
                channelsIn.AddRange(await Directory.WaitingChannels(new(index, of), default));
            }

            Assert.Equal(due.Order(ById), dueIn.Order(ById));
            Assert.Equal(agents.Select(agent => agent.Id.Value).Order(), agentsIn.Select(agent => agent.Value).Order());
            Assert.Equal([_channel], channelsIn);
        }
    }

    private static readonly Comparer<SessionId> ById = Comparer<SessionId>.Create((one, other) => one.Value.CompareTo(other.Value));

    [Fact]
    public async Task Postpone_OnlyWhatHasNotGoneOn()
    {
        var session = await Store(summary => summary with { DueAt = At(1) });

        await Directory.Postpone(session.Id, session.Seq - 1, null, default);
        Assert.Equal([session.Id], await Directory.Due(At(1), 10, Partition.Whole, default));
        await Directory.Postpone(session.Id, session.Seq, At(2), default);
        Assert.Empty(await Directory.Due(At(1), 10, Partition.Whole, default));
        Assert.Equal([session.Id], await Directory.Due(At(2), 10, Partition.Whole, default));
        await Directory.Postpone(session.Id, session.Seq, null, default);
        Assert.Empty(await Directory.Due(At(9), 10, Partition.Whole, default));
    }

    [Fact]
    public async Task OwningAgentsAndWaitingChannels_EachOnce()
    {
        var (agent, gone) = (TestSession.Agent("Ola"), TestSession.Agent("Siri"));
        await Owned(agent, acceptedAt: 1);
        await Owned(agent, acceptedAt: 2);
        await Ended(gone, endedAt: 3);
        Assert.Empty(await Directory.WaitingChannels(Partition.Whole, default));
        await Waiting(0);
        await Waiting(1);

        Assert.Equal([agent.Id], await Directory.OwningAgents(Partition.Whole, default));
        Assert.Equal([agent.Id], await Directory.Owners(_channel, default));
        Assert.Empty(await Directory.Owners(new ChannelId(Guid.NewGuid()), default));
        Assert.Equal([_channel], await Directory.WaitingChannels(Partition.Whole, default));
    }

    [Fact]
    public async Task CountOwned_OnlyWhatTheAgentsHaveNow()
    {
        var (busy, idle, other) = (TestSession.Agent("Ola"), TestSession.Agent("Siri"), TestSession.Agent("Per"));
        await Owned(busy, acceptedAt: 1);
        await Owned(busy, acceptedAt: 2);
        await Ended(busy, endedAt: 3);
        await Ended(idle, endedAt: 3);
        await Owned(other, acceptedAt: 1);

        var counted = await Directory.CountOwned([busy.Id, idle.Id], default);

        Assert.Equal(new Dictionary<AgentId, int> { [busy.Id] = 2 }, counted);
        Assert.Empty(await Directory.CountOwned([], default));
    }

    private static DateTimeOffset At(double minutes) => TestSession.Noon.AddMinutes(minutes);

    private static SessionSummary Accept(SessionSummary summary, AgentRef agent, double at) => summary with
    {
        Status = SessionStatus.AgentLast,
        Agent = agent,
        AcceptedAt = At(at),
        QueuedAt = null,
        LastActivityAt = At(at),
    };

    private Task<SessionSummary> Waiting(double since, bool atHead = false) =>
        Store(summary => summary with { RequestedAt = At(since), QueuedAt = At(since), QueuedAtHead = atHead });

    private Task<SessionSummary> Owned(AgentRef agent, double acceptedAt) => Store(summary => Accept(summary, agent, acceptedAt));

    private Task<SessionSummary> Ended(AgentRef agent, double endedAt) => Store(summary => Accept(summary, agent, endedAt) with
    {
        Status = SessionStatus.Closed,
        EndedAt = At(endedAt),
        Rating = 5,
    });

    private async Task<SessionSummary> Store(Func<SessionSummary, SessionSummary> change, ChannelId? channel = null)
    {
        var session = new TestSession(channel ?? _channel);
        Assert.Equal(AppendStatus.Committed, (await Process.Append(session.Next(change: change))).Status);
        return session.Summary;
    }
}

public sealed class PostgreSqlSessionDirectoryTests : SessionDirectoryTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteSessionDirectoryTests : SessionDirectoryTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
