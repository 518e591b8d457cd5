using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Sender at one front, receiver at both, visitor at the other: whatever happens first, all of them are told the same.</summary>
[Collection(TwoFrontsCollection.Name)]
public sealed class TransferAtTwoFrontsTests(TwoFronts fronts) : IAsyncLifetime
{
    private const string Note = "a-note-for-colleagues";
    private AgentClient _anna = null!;
    private AgentClient _bjorn = null!;
    private AgentClient _elsewhere = null!;
    private string _bjornId = "";

    public async Task InitializeAsync()
    {
        (_anna, _) = await Joined("Anna");
        (_bjorn, var browser) = await Joined("Bjørn");
        using var second = browser.At(fronts.Second);
        _elsewhere = await PeopleChangeTests.Present(second);
        _bjornId = (await _bjorn.Hello()).Ok!.Me.Id;
    }

    public async Task DisposeAsync()
    {
        foreach (var client in (HubClient[])[_anna, _bjorn, _elsewhere])
            await client.DisposeAsync();
    }

    [Fact]
    public async Task Transfer_AcceptedAtTheOtherFront_IsToldAtBoth()
    {
        await using var visitor = await VisitorClient.Open(fronts.Second, FrontHost.DemoChannel);
        var session = await MainJobTests.StartAndAccept(visitor, _anna);
        await Offer(session);

        var accepted = (await Accept(_elsewhere, session)).Ok!;

        Assert.Contains(accepted.Log!.Events, view => view.Text == Note);
        Assert.Null((await _elsewhere.Send(session, "Bjørn here")).Refused);
        await _bjorn.Chats.Get("that it is his", row => row.Id == session && row.AgentId == _bjornId);
        await _bjorn.Events.Get("what he wrote elsewhere", push => push.Session == session && push.Event.Text == "Bjørn here");
        await _anna.Events.Get("what she follows", push => push.Session == session && push.Event.Text == "Bjørn here");
        await visitor.Events.Get("the new agent", push => push.Event.Text == "Bjørn here");
        Assert.DoesNotContain(
            visitor.Events.Items, push => push.Event.Text == Note || push.Event.Type.StartsWith("transfer", StringComparison.Ordinal));
        Assert.Equal(RefusalCodes.NotYourChat, (await _anna.Send(session, "Still me?")).Refused?.Code);
    }

    [Fact]
    public async Task Transfer_AcceptedAndCancelledAtOnce_HasOneOutcome()
    {
        for (var round = 0; round < 6; round++)
        {
            await using var visitor = await VisitorClient.Open(fronts.Second, FrontHost.DemoChannel);
            var session = await MainJobTests.StartAndAccept(visitor, _anna);
            await Offer(session);

            var accepting = Accept(round % 2 == 0 ? _elsewhere : _bjorn, session);
            var cancelling = _anna.Ask<Done>("CancelTransfer", session, VisitorClient.NewId());
            var accepted = (await accepting).Refused is null;

            Assert.Equal(accepted, (await cancelling).Refused is not null);
            var outcome = await _anna.Events.Get("how it ended", push => push.Session == session && push.Event.Type == "transferSettled");
            Assert.Equal(accepted ? "accepted" : "cancelled", outcome.Event.Reason);
            var (owner, other) = accepted ? (_bjorn, _anna) : (_anna, _elsewhere);
            Assert.Null((await owner.Send(session, "It is mine")).Refused);
            Assert.NotNull((await other.Send(session, "It is mine")).Refused);
            await visitor.Events.Get("whoever has it", push => push.Event.Text == "It is mine");
            foreach (var console in (AgentClient[])[_bjorn, _elsewhere])
                await console.Chats.Get(
                    "that it is over", row => row.Id == session && row.TransferTo is null && (row.AgentId == _bjornId) == accepted);
        }
    }

    private async Task<(AgentClient Console, Browser Browser)> Joined(string name)
    {
        var (browser, _) = await fronts.Joined(name, $"{Guid.NewGuid():N}@example.com");
        return (await PeopleChangeTests.Present(browser), browser);
    }

    private async Task Offer(string session)
    {
        var request = new TransferRequest(session, VisitorClient.NewId(), _bjornId, null, Note);
        Assert.Null((await _anna.Ask<Done>("Transfer", request)).Refused);
        foreach (var console in (AgentClient[])[_bjorn, _elsewhere])
            await console.Chats.Get("the offer", row => row.Id == session && row.TransferTo == _bjornId);
    }

    private static Task<Answer<AcceptedChat>> Accept(AgentClient by, string session) =>
        by.Ask<AcceptedChat>("AcceptTransfer", session, VisitorClient.NewId());
}
