using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

/// <summary>Every race of a transfer has one winner, and both sides read the same outcome in the log.</summary>
public class TransferTests
{
    private static readonly AgentRef Chief = new(new(Guid.Parse("00000000-0000-0000-0000-0000000000a3")), "Maria");

    [Fact]
    public void Accept_AfterCancel_IsOverAndTheSenderKeepsTheChat()
    {
        var script = Offered().Must(new SettleTransfer(Anna, TransferOutcome.Cancelled));

        Assert.Equal("Anna", Refused(script, RefusalCodes.TransferOver, Settle(Bjorn, TransferOutcome.Accepted)));

        Assert.Equal(Anna, script.Summary.Agent);
        Assert.Equal([TransferOutcome.Cancelled], Outcomes(script));
    }

    [Fact]
    public void Cancel_AfterAccept_IsOverAndTheReceiverHasTheChat()
    {
        var script = Offered().Must(Settle(Bjorn, TransferOutcome.Accepted));

        Assert.Equal("Bjørn", Refused(script, RefusalCodes.TransferOver, Settle(Anna, TransferOutcome.Cancelled)));

        Assert.Equal(Bjorn, script.Summary.Agent);
        Assert.Equal([TransferOutcome.Accepted], Outcomes(script));
    }

    [Fact]
    public void Accept_InTwoWindows_IsOneAcceptance()
    {
        var script = Offered().Must(Settle(Bjorn, TransferOutcome.Accepted));

        Assert.Empty(script.Do(Settle(Bjorn, TransferOutcome.Accepted)).Value!.Events);
        Assert.Equal("Bjørn", Refused(script, RefusalCodes.TransferOver, Settle(Bjorn, TransferOutcome.Rejected)));
    }

    [Fact]
    public void Offer_ThatNobodyAnswers_EndsByTheClock()
    {
        var script = Offered();
        Assert.Equal(script.Now + script.Settings.TransferTimeout, script.Summary.Transfer!.Until);
        Assert.Equal(script.Summary.Transfer.Until, script.Summary.DueAt);

        script.Later(script.Settings.TransferTimeout).Must(new TickSession());

        Assert.Equal([TransferOutcome.Expired], Outcomes(script));
        Assert.Equal((Anna, (PendingTransfer?)null), (script.Summary.Agent, script.Summary.Transfer));
        Refused(script, RefusalCodes.TransferOver, Settle(Bjorn, TransferOutcome.Accepted));
    }

    [Fact]
    public void Offer_KeepsItsTime_WhateverTheChannelSaysLater()
    {
        var script = Offered();
        script.Settings = script.Settings with { TransferTimeout = TimeSpan.FromHours(1) };

        script.Later(TimeSpan.FromMinutes(1)).Must(new TickSession());

        Assert.Equal([TransferOutcome.Expired], Outcomes(script));
    }

    [Fact]
    public void Offer_OfAnIdleChat_IsSettledOnceWhicheverTimeIsUpFirst()
    {
        var settings = new ChannelSettings { Name = "Support", TransferTimeout = TimeSpan.FromMinutes(1) };
        foreach (var idle in (TimeSpan[])[TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)])
        {
            var script = WithAnna().Must(From(Anna));
            script.Settings = settings with { IdleTimeout = idle };
            script.Must(new RequestTransfer(Anna, Bjorn, null)).Later(TimeSpan.FromMinutes(5)).Must(new TickSession());

            Assert.Equal([idle < settings.TransferTimeout ? TransferOutcome.Cancelled : TransferOutcome.Expired], Outcomes(script));
            Assert.Equal(EndReason.IdleTimeout, script.Summary.EndReason);
        }
    }

    [Fact]
    public void Receiver_WhoCannotAnswer_GivesTheOfferBackAtOnce()
    {
        var script = Offered();
        Assert.Empty(script.Do(new ReturnTransfer(Anna.Id)).Value!.Events);

        script.Must(new ReturnTransfer(Bjorn.Id));

        Assert.Equal([TransferOutcome.Unavailable], Outcomes(script));
        Assert.Equal(Anna, script.Summary.Agent);
        Refused(script, RefusalCodes.TransferOver, Settle(Bjorn, TransferOutcome.Accepted));
        Assert.Empty(script.Do(new ReturnTransfer(Bjorn.Id)).Value!.Events);
    }

    [Fact]
    public void Sender_WhoIsGone_LeavesTheOfferToTheReceiverThenTheChatToTheQueue()
    {
        var taken = Offered().Must(new ReleaseFromAgent(Anna.Id)).Must(Settle(Bjorn, TransferOutcome.Accepted));
        Assert.Equal(Bjorn, taken.Summary.Agent);

        var rejected = Offered().Must(new ReleaseFromAgent(Anna.Id)).Must(Settle(Bjorn, TransferOutcome.Rejected));
        rejected.Must(new ReleaseFromAgent(Anna.Id));
        Assert.Equal((SessionStatus.InQueue, true), (rejected.Summary.Status, rejected.Summary.QueuedAtHead));
        Refused(rejected, RefusalCodes.TransferOver, Settle(Bjorn, TransferOutcome.Accepted));
    }

    [Fact]
    public void Chat_ThatEndsMeanwhile_IsNobodysToAccept()
    {
        var script = Offered();
        script.Settings = script.Settings with { PostChat = true };
        script.Must(new EndSession(Author.Customer("Kari")));

        Assert.Equal([TransferOutcome.Cancelled], Outcomes(script));
        Refused(script, RefusalCodes.Ended, Settle(Bjorn, TransferOutcome.Accepted));
        Refused(script, RefusalCodes.Ended, Settle(Anna, TransferOutcome.Cancelled));
        Refused(script, RefusalCodes.Ended, new RequestTransfer(Anna, Bjorn, null) { MessageId = MessageId.New() });
    }

    [Fact]
    public void Chat_ThatIsReopenedMeanwhile_HasNoOfferAnyMore()
    {
        var script = Offered();
        script.Settings = script.Settings with { PostChat = true };
        script.Must(new EndSession(Author.Of(Anna))).Must(new ReopenSession(Author.Customer("Kari"), AgentPresent: true));

        Assert.Equal("Anna", Refused(script, RefusalCodes.TransferOver, Settle(Bjorn, TransferOutcome.Accepted)));
        Assert.Equal((Anna, SessionStatus.CustomerLast), (script.Summary.Agent, script.Summary.Status));
    }

    [Fact]
    public void Manager_WhoTakesOverMeanwhile_HasItAndBothLearnWho()
    {
        var script = Offered().Must(new TakeOver(Chief));

        Assert.Equal("Maria", Refused(script, RefusalCodes.TransferOver, Settle(Bjorn, TransferOutcome.Accepted)));
        Assert.Equal("Maria", Refused(script, RefusalCodes.TransferOver, Settle(Anna, TransferOutcome.Cancelled)));
        Assert.Equal([TransferOutcome.Cancelled], Outcomes(script));
        Assert.Equal(Chief, script.Summary.Agent);
    }

    [Fact]
    public void Manager_WhoTakesOverAfterTheAcceptance_TakesItFromTheReceiver()
    {
        var script = Offered().Must(Settle(Bjorn, TransferOutcome.Accepted)).Must(new TakeOver(Chief));

        Assert.Equal((Chief, (AgentId?)null), (script.Summary.Agent, script.Summary.HandedOverBy));
        script.Refuses(RefusalCodes.NotYourChat, From(Bjorn));
    }

    [Fact]
    public void Manager_GivesAColleaguesChatToAnother_AndNobodyIsAsked()
    {
        var script = Offered()
            .Must(new RequestTransfer(Chief, Bjorn, null, "Bjørn knows this", AsManager: true) { MessageId = MessageId.New() });

        Assert.Equal((Bjorn, (PendingTransfer?)null), (script.Summary.Agent, script.Summary.Transfer));
        Assert.Equal([TransferOutcome.Cancelled, TransferOutcome.Accepted], Outcomes(script));
        Assert.Equal(Chief, script.Log.Select(logged => logged.Body).OfType<TransferRequested>().Last().From);
        Assert.Equal(AcceptedHow.Assigned, script.Log.Select(logged => logged.Body).OfType<Accepted>().Last().How);
    }

    [Fact]
    public void Colleague_WhoIsNoManager_GivesNobodysChatAway() =>
        WithAnna().Refuses(RefusalCodes.NotYourChat, new RequestTransfer(Bjorn, Bjorn, null));

    [Fact]
    public void Transfer_ToWhoeverHasTheChat_IsRefused()
    {
        var script = WithAnna();

        Assert.Equal("Anna", Refused(script, RefusalCodes.TransferToOwner, new RequestTransfer(Anna, Anna, null)));
        Assert.Equal("Anna", Refused(script, RefusalCodes.TransferToOwner, new RequestTransfer(Chief, Anna, null, AsManager: true)));
        script.Refuses(RefusalCodes.InvalidInput, new RequestTransfer(Anna, null, Channel));
    }

    [Fact]
    public void Sender_MayFollowWhatTheyTransferred_UntilItChangesHandsAgain()
    {
        var script = Offered().Must(Settle(Bjorn, TransferOutcome.Accepted));
        Assert.Equal(Anna.Id, script.Summary.HandedOverBy);

        script.Must(From(Bjorn)).Must(new EndSession(Author.Of(Bjorn)));
        Assert.Equal(Anna.Id, script.Summary.HandedOverBy);

        var released = Offered().Must(Settle(Bjorn, TransferOutcome.Accepted)).Must(new ReleaseFromAgent(Bjorn.Id));
        Assert.Null(released.Summary.HandedOverBy);
    }

    [Fact]
    public void LeftBehind_KeepsHowLongTheCustomerHasWaited()
    {
        var script = WithAnna().Must(From(Anna)).Later(TimeSpan.FromMinutes(2)).Must(FromCustomer());
        var since = script.Now;

        script.Later(TimeSpan.FromMinutes(3)).Must(new ReleaseFromAgent(Anna.Id));

        Assert.Equal((since, true), (script.Summary.QueuedAt, script.Summary.QueuedAtHead));
        Assert.Null(script.Summary.ManagersUntil);
    }

    [Fact]
    public void LeftBehind_OfferedToManagers_IsEverybodysAfterTheirTime()
    {
        var script = WithAnna();
        script.Settings = script.Settings with { LeftBehindChats = LeftBehindChats.Managers };
        script.Must(new ReleaseFromAgent(Anna.Id));

        script.Refuses(RefusalCodes.ForManagers, new AcceptSession(Bjorn, AcceptedHow.Picked));
        script.Later(script.Settings.TransferTimeout).Must(new AcceptSession(Bjorn, AcceptedHow.Picked));

        Assert.Equal((Bjorn, (DateTimeOffset?)null), (script.Summary.Agent, script.Summary.ManagersUntil));
    }

    [Fact]
    public void LeftBehind_OfferedToManagers_IsTheirsAtOnce()
    {
        var script = WithAnna();
        script.Settings = script.Settings with { LeftBehindChats = LeftBehindChats.Managers };

        script.Must(new ReleaseFromAgent(Anna.Id)).Must(new AcceptSession(Chief, AcceptedHow.GetNext, AsManager: true));

        Assert.Equal(Chief, script.Summary.Agent);
    }

    [Fact]
    public void Note_IsErasedWithTheSession()
    {
        var script = WithAnna().Must(new RequestTransfer(Anna, Bjorn, null, "call her on 1234")).Must(new DeleteSession(Author.Of(Anna)));

        Assert.Null(script.Log.Select(logged => logged.Body).OfType<TransferRequested>().Single().Note);
    }

    [Fact]
    public void Manager_OfTheChannelThatTheChatHasLeft_MayDoNothingWithIt()
    {
        var script = WithAnna().Must(new RequestTransfer(Anna, null, OtherChannel));
        script.Refuses(
            RefusalCodes.NotAllowedInState, new AcceptSession(Chief, AcceptedHow.Picked, AsManager: true, Channel));
        script.Must(new AcceptSession(Bjorn, AcceptedHow.Picked, Channel: OtherChannel));

        script.Refuses(RefusalCodes.NotAllowedInState, new TakeOver(Chief, Channel));
        script.Refuses(RefusalCodes.NotAllowedInState, new RequestTransfer(Chief, Anna, null, AsManager: true, Channel: Channel));
        script.Refuses(RefusalCodes.NotAllowedInState, new RequestTransfer(Chief, null, Channel, AsManager: true, Channel: Channel));

        script.Must(new TakeOver(Chief, OtherChannel)).Must(new RequestTransfer(Bjorn, Anna, null, AsManager: true));
    }

    private static SessionScript Offered() => WithAnna().Must(new RequestTransfer(Anna, Bjorn, null, "Please"));

    private static SettleTransfer Settle(AgentRef by, TransferOutcome outcome) => new(by, outcome) { MessageId = MessageId.New() };

    /// <summary>Answers who has the chat, as the refusal says it.</summary>
    private static string? Refused(SessionScript script, string code, SessionCommand command)
    {
        var result = script.Do(command);
        Assert.Equal(code, result.Refusal?.Code);
        return result.Refusal?.Details?.GetValueOrDefault("agent");
    }

    private static IEnumerable<TransferOutcome> Outcomes(SessionScript script) =>
        script.Log.Select(logged => logged.Body).OfType<TransferSettled>().Select(settled => settled.Outcome);
}
