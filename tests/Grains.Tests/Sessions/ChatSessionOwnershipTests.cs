using OrleansChat.Results;
using static OrleansChat.Sessions.SessionScript;

namespace OrleansChat.Sessions;

public class ChatSessionOwnershipTests
{
    [Fact]
    public void Accept_HasOneWinner_TheOtherLearnsWho()
    {
        var script = WithAnna();

        var result = script.Do(new AcceptSession(Bjorn, AcceptedHow.Picked));

        Assert.Equal(RefusalCodes.AlreadyTaken, result.Refusal?.Code);
        Assert.Equal("Anna", result.Refusal?.Details?["agent"]);
        Assert.Equal(Anna, script.Summary.Agent);
    }

    [Fact]
    public void Accept_AgainByTheWinner_DoesNothing() =>
        Assert.Empty(WithAnna().Do(new AcceptSession(Anna, AcceptedHow.Picked)).Value!.Events);

    [Fact]
    public void GetNext_OfAChatThatTheAgentHas_IsRefusedSoThatAnotherOneIsTaken() =>
        WithAnna().Refuses(RefusalCodes.AlreadyTaken, new AcceptSession(Anna, AcceptedHow.GetNext) { MessageId = MessageId.New() });

    [Fact]
    public void Accept_AfterTheVisitorLeft_IsRefusedAsEnded() => Waiting()
        .Must(new EndSession(Author.Customer("Kari")))
        .Refuses(RefusalCodes.Ended, new AcceptSession(Anna, AcceptedHow.GetNext));

    [Fact]
    public void Release_OfAnOwedAnswer_GoesToTheHeadOfTheQueue()
    {
        var script = WithAnna().Must(new ReleaseFromAgent(Anna.Id));

        Assert.Equal((SessionStatus.InQueue, true), (script.Summary.Status, script.Summary.QueuedAtHead));
        script.Must(new AcceptSession(Bjorn, AcceptedHow.GetNext));
        Assert.Equal(Bjorn, script.Summary.Agent);
    }

    [Fact]
    public void Release_WhenTheCustomerOwesTheAnswer_DoesNothing() =>
        Assert.Empty(WithAnna().Must(From(Anna)).Do(new ReleaseFromAgent(Anna.Id)).Value!.Events);

    [Fact]
    public void PutBack_JustTaken_WaitsAsIfNobodyHadTakenIt()
    {
        var script = Waiting();
        var before = script.Summary;
        script.Later(TimeSpan.FromMinutes(3)).Must(new AcceptSession(Anna, AcceptedHow.GetNext)).Later(SessionLimits.PutBackWithin);

        script.Must(new PutBack(Anna));

        var now = script.Summary;
        Assert.Equal((SessionStatus.InQueue, false), (now.Status, now.QueuedAtHead));
        Assert.Equal((before.QueuedAt, null, before.UnansweredSince), (now.QueuedAt, now.AcceptedAt, now.UnansweredSince));
        script.Must(new AcceptSession(Bjorn, AcceptedHow.GetNext));
        Assert.Equal(script.Now, script.Summary.AcceptedAt);
        script.Must(new PutBack(Bjorn));
    }

    [Fact]
    public void PutBack_OfAChatThatWaitedWithoutAQuestion_HasItsPlaceStill()
    {
        var script = new SessionScript().Must(Start(question: null));
        var before = script.Summary;

        script.Later(TimeSpan.FromMinutes(3)).Must(new AcceptSession(Anna, AcceptedHow.Picked)).Must(new PutBack(Anna));

        Assert.Equal(before.QueuedAt, script.Summary.QueuedAt);
    }

    [Fact]
    public void PutBack_OfAChatThatCameToAnotherChannel_HasThePlaceThatItHadThere()
    {
        var script = WithAnna().Later(TimeSpan.FromMinutes(3)).Must(new RequestTransfer(Anna, null, OtherChannel));
        var before = script.Summary;

        script.Later(TimeSpan.FromMinutes(1)).Must(new AcceptSession(Bjorn, AcceptedHow.Picked)).Must(new PutBack(Bjorn));

        Assert.Equal(
            (before.QueuedAt, before.QueuedAtHead, before.AcceptedAt),
            (script.Summary.QueuedAt, script.Summary.QueuedAtHead, script.Summary.AcceptedAt));
    }

    [Fact]
    public void PutBack_OfAChatThatAVanishedAgentHad_IsPossibleAndGoesBackToTheHead()
    {
        var script = WithAnna().Must(From(Anna)).Must(FromCustomer()).Later(TimeSpan.FromMinutes(10)).Must(new ReleaseFromAgent(Anna.Id));
        var before = script.Summary;

        script.Later(TimeSpan.FromMinutes(1)).Must(new AcceptSession(Bjorn, AcceptedHow.GetNext)).Must(new PutBack(Bjorn));

        Assert.Equal(
            (before.QueuedAt, true, before.AcceptedAt),
            (script.Summary.QueuedAt, script.Summary.QueuedAtHead, script.Summary.AcceptedAt));
    }

    [Fact]
    public void PutBack_OfAChatThatWasTransferredOrTakenOver_IsRefused()
    {
        var transferred = WithAnna().Must(new RequestTransfer(Anna, Bjorn, null)).Must(new SettleTransfer(Bjorn, TransferOutcome.Accepted));
        transferred.Refuses(RefusalCodes.TooLateToPutBack, new PutBack(Bjorn));
        WithAnna().Must(new TakeOver(Bjorn)).Refuses(RefusalCodes.TooLateToPutBack, new PutBack(Bjorn));
    }

    [Fact]
    public void PutBack_TooLateOrAnsweredOrByAnother_IsRefused()
    {
        WithAnna().Refuses(RefusalCodes.NotYourChat, new PutBack(Bjorn));
        WithAnna().Later(SessionLimits.PutBackWithin + TimeSpan.FromSeconds(1)).Refuses(RefusalCodes.TooLateToPutBack, new PutBack(Anna));
        WithAnna().Must(From(Anna)).Refuses(RefusalCodes.TooLateToPutBack, new PutBack(Anna));
        WithAnna().Later(TimeSpan.FromSeconds(1)).Must(From(Anna)).Later(TimeSpan.FromSeconds(1)).Must(FromCustomer())
            .Refuses(RefusalCodes.TooLateToPutBack, new PutBack(Anna));
        WithAnna().Must(new RequestTransfer(Anna, Bjorn, null)).Refuses(RefusalCodes.TooLateToPutBack, new PutBack(Anna));
        Assert.False(Waiting().Do(new PutBack(Anna)).IsOk);
    }

    [Fact]
    public void Transfer_Accepted_ChangesTheOwner()
    {
        var script = WithAnna().Must(new RequestTransfer(Anna, Bjorn, null));
        Assert.Equal(Bjorn, script.Summary.Transfer?.To);

        script.Must(new SettleTransfer(Bjorn, TransferOutcome.Accepted));

        Assert.Equal(Bjorn, script.Summary.Agent);
        Assert.Null(script.Summary.Transfer);
        script.Refuses(RefusalCodes.NotYourChat, From(Anna));
    }

    [Fact]
    public void Transfer_Rejected_StaysWithTheSender()
    {
        var script = WithAnna().Must(new RequestTransfer(Anna, Bjorn, null))
            .Must(new SettleTransfer(Bjorn, TransferOutcome.Rejected));

        Assert.Equal(Anna, script.Summary.Agent);
        script.Must(From(Anna));
    }

    [Fact]
    public void Transfer_OnlyTheReceiverAccepts_OnlyTheSenderCancels()
    {
        var script = WithAnna().Must(new RequestTransfer(Anna, Bjorn, null));

        script.Refuses(RefusalCodes.NotYourChat, new SettleTransfer(Anna, TransferOutcome.Accepted));
        script.Refuses(RefusalCodes.NotYourChat, new SettleTransfer(Bjorn, TransferOutcome.Cancelled));
        script.Refuses(RefusalCodes.TransferPending, new RequestTransfer(Anna, Bjorn, null));
        script.Must(new SettleTransfer(Anna, TransferOutcome.Cancelled));
    }

    [Fact]
    public void Transfer_ToAnotherChannel_WaitsThereAtOnce()
    {
        var script = WithAnna().Must(new RequestTransfer(Anna, null, OtherChannel));

        Assert.Equal((SessionStatus.InQueue, OtherChannel), (script.Summary.Status, script.Summary.Channel));
    }

    [Fact]
    public void TakeOver_CancelsThePendingTransfer()
    {
        var script = WithAnna().Must(new RequestTransfer(Anna, Bjorn, null)).Must(new TakeOver(Bjorn));

        Assert.Equal(Bjorn, script.Summary.Agent);
        Assert.Null(script.Summary.Transfer);
    }

    [Fact]
    public void Bot_HandsOffOnce()
    {
        var script = Waiting().Must(new SwitchBot(true, "Echo"));
        Assert.True(script.Summary.BotActive);

        script.Must(new SwitchBot(false, null));

        script.Refuses(RefusalCodes.NotAllowedInState, new SwitchBot(true, "Echo"));
    }
}
