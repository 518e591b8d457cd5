using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>A session that is watched looks whether another activation writes its log. What it writes itself is no other's work.</summary>
public sealed class LeftBehindTests : IAsyncLifetime
{
    private readonly FrontHost _front = new() { Replace = HeldJournal.InPlaceOf };

    private HeldJournal Journal => (HeldJournal)_front.Services.GetRequiredService<ISessionJournal>();

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync()
    {
        Journal.Release();
        return _front.DisposeAsync();
    }

    [Fact]
    public async Task Activation_OwnAppendNotAnswered_Stays()
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        var (grain, summary) = await Chat(visitor, agent);

        var lease = Lease();
        Assert.True((await grain.Subscribe(lease, summary.Seq)).IsOk);
        var stored = Journal.Hold();
        var posting = grain.Execute(new SendMessage(Author.Of(summary.Agent!), "Stored and not answered") { MessageId = MessageId.New() });
        await stored;
        var watched = await grain.Subscribe(lease, summary.Seq);
        Journal.Release();

        Assert.True(watched.IsOk, watched.IsOk ? "" : watched.Refusal.Code);
        Assert.Equal(summary.Seq + 1, (await posting).Value!.Seq);
        await visitor.Events.Get("the message", push => push.Event.Text == "Stored and not answered");
    }

    [Fact]
    public async Task Activation_AnotherHasWritten_EndsAndTheNextHasTheWholeLog()
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        var (grain, summary) = await Chat(visitor, agent);
        var lease = Lease();
        Assert.True((await grain.Subscribe(lease, summary.Seq)).IsOk);
        var next = new LoggedEvent(
            summary.Seq + 1,
            DateTimeOffset.UtcNow,
            MessageId.New(),
            new MessageSent(Author.Of(summary.Agent!), MessageKind.Text, "From elsewhere"));
        await Journal.Append(new([next], summary with { Seq = next.Seq }), CancellationToken.None);

        Assert.Equal(RefusalCodes.Fenced, (await grain.Subscribe(lease, summary.Seq)).Refusal!.Code);

        var page = await grain.Subscribe(lease, summary.Seq);
        Assert.Equal("From elsewhere", Assert.IsType<MessageSent>(page.Value!.Events.Single().Body).Text);
    }

    [Fact]
    public async Task Reader_WhoHasSeenMore_IsToldOfLessOnlyOnceTheJournalHasSaidSo()
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        var (grain, summary) = await Chat(visitor, agent);
        var more = summary.Seq + 5;

        Journal.HoldReads(summary.Id);
        var unsure = await grain.Read(more, 100);
        Journal.ReleaseReads(summary.Id);
        Assert.Equal(RefusalCodes.StorageUnavailable, unsure.Refusal?.Code);

        Assert.True((await grain.Read(more, 100)).Value!.EndConfirmed);
        Assert.False((await grain.Read(summary.Seq, 100)).Value!.EndConfirmed);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Log_ThatEndsEarlier_StartsOverOnlyWhereItsEndIsConfirmed(bool confirmed, bool startsOver)
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        Assert.Null((await visitor.Hello()).Refused);
        var started = await visitor.Start("Hello");
        var grain = _front.Services.GetRequiredService<IGrainFactory>().GetGrain<IChatSessionGrain>(Guid.Parse(started.Ok!.Log.SessionId));
        var page = (await grain.Read(0, 100)).Value!;

        var read = await LogReading.After(
            (_, _) => Task.FromResult<Result<SessionPage>>(page with { EndConfirmed = confirmed }), page.Summary.Seq + 1, 100);

        Assert.Equal(startsOver, read.Value!.StartsOver);
    }

    private FrontLease Lease() => _front.Services.GetRequiredService<Front>().Lease();

    /// <summary>Watched twice by each test: the first look after an own append is spared.</summary>
    private async Task<(IChatSessionGrain Grain, SessionSummary Summary)> Chat(Clients.VisitorClient visitor, Clients.AgentClient agent)
    {
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await visitor.Events.Get("the agent", push => push.Event.Type == "accepted");
        var grain = _front.Services.GetRequiredService<IGrainFactory>().GetGrain<IChatSessionGrain>(Guid.Parse(session));
        return (grain, (await grain.Summary()).Value!);
    }
}
