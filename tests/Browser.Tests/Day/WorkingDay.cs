using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Day;

/// <summary>Chats go from hand to hand, from the first question of the morning to the search for a chat that has ended.</summary>
internal sealed partial class WorkingDay(DayScene day)
{
    private const string Wanda = "Wanda Aas";
    private const string Viggo = "Viggo Vik";
    private const string Tuva = "Tuva Lie";
    private const string Sigrid = "Sigrid Foss";
    private const string Rolf = "Rolf Sand";
    private const string Odd = "Odd Moen";
    private const string Liv = "Liv Haug";
    private const string Jon = "Jon Tveit";
    private const string Answer = "It left the warehouse in Hamar this morning.";
    private const string TransferNote = "She has written twice about it already";
    private const string Whisper = "Offer him a free night";
    private const string Note = "Has anybody seen such a zip before?";
    private const string Slip = "Meant for somebody else";

    private WatchedVisitor wanda = null!;
    private WatchedVisitor viggo = null!;

    public async Task Live()
    {
        await Ask();
        await TakeFromTheQueue();
        await KeepADraft();
        await HandOver();
        await BeRejected();
        await Manage();
        await Mention();
        await TagAndStar();
        await WithdrawAnOffer();
        await day.WarnEarly(); // Silos know it when it counts.
        await TakeBackAMessage();
        await AnswerAWarning();
        await EndAndFindAgain();
        await wanda.NeverHeardOf(TransferNote, Note, Whisper, "Transfer", "whisper", DayScene.Tag, day.Dina.Name);
        await viggo.NeverHeardOf(TransferNote, Note, Whisper, "Transfer", "whisper", DayScene.Tag, day.Dina.Name);
    }

    private async Task Ask()
    {
        wanda = await day.Visitor(Wanda, "Where is my lavvo?");
        viggo = await day.Visitor(Viggo, "Is there room for five?");
        await day.Visit(Tuva, "The zip of my tent is stuck.");
        await day.Visit(Sigrid, "Do you hire out tents?");
        await day.Visit(Rolf, "Which pegs hold in sand?");
        await day.Visit(Odd, "How do I wash it?");
        await day.Visit(Liv, "When do you open on Saturdays?");
    }

    private async Task TakeFromTheQueue()
    {
        await day.Bo.GetNext(Wanda);
        await day.Bo.Take(Sigrid);
        await day.Cato.GetNext(Viggo);
        await day.Bo.Take(Rolf);
        await day.Dina.GetNext(Tuva);
        await day.Dina.Take(Odd);
        await Expect(day.Manager.InQueue(Liv)).ToBeVisibleAsync();
        await Expect(day.Manager.InQueue(Odd)).ToHaveCountAsync(0);
    }

    private async Task KeepADraft()
    {
        await day.Bo.Open(Wanda);
        await day.Bo.Agent.Composer(Wanda).FillAsync(Answer);
        await day.Bo.Page.ReloadAsync();
        await Expect(day.Bo.Agent.Composer(Wanda)).ToHaveValueAsync(Answer);
        await Expect(wanda.Page.Messages).ToHaveCountAsync(1);
        await day.Bo.Agent.Composer(Wanda).PressAsync("Enter");
        await Expect(wanda.Page.Messages).ToHaveTextAsync(["Where is my lavvo?", Answer]);
    }

    /// <summary>The sender looks on until they have seen enough.</summary>
    private async Task HandOver()
    {
        await day.Bo.Offer(Wanda, day.Cato.Name, TransferNote);
        await day.Cato.Open(Wanda);
        await Expect(day.Cato.Page.GetByText(TransferNote).First).ToBeVisibleAsync();
        await day.Cato.Agent.Button("transfer.accept").ClickAsync();
        await day.Cato.Agent.Write(Wanda, "I have it in view.");
        await Expect(wanda.Page.Page.GetByRole(AriaRole.Heading, new() { Name = day.Cato.Name })).ToBeVisibleAsync();
        await Expect(day.Bo.Page.GetByText($"You follow this chat of {day.Cato.Name}.")).ToBeVisibleAsync();
        await wanda.Page.Write("Thank you both");
        await Expect(day.Bo.Agent.Messages(Wanda))
            .ToHaveTextAsync(["Where is my lavvo?", Answer, "I have it in view.", "Thank you both"]);
        await Expect(day.Bo.Agent.Composer(Wanda)).ToHaveCountAsync(0);
        await day.Bo.Agent.Button("follow.close").ClickAsync();
        await Expect(day.Bo.Row(Wanda)).ToHaveCountAsync(0);
    }

    private async Task BeRejected()
    {
        await day.Bo.Open(Rolf);
        await day.Bo.Offer(Rolf, day.Dina.Name);
        await day.Dina.Button("transfer.rejectOf", Rolf).ClickAsync();
        await Expect(day.Bo.Said($"{day.Dina.Name} rejected the chat with {Rolf}. It stays with you.")).ToBeVisibleAsync();
        await Expect(day.Bo.Agent.Composer(Rolf)).ToBeVisibleAsync();
        await Expect(day.Dina.Row(Rolf)).ToHaveCountAsync(0);
    }

    /// <summary>Listens in, says something to the agent alone, takes the chat over.</summary>
    private async Task Manage()
    {
        await day.Manager.Agent.ShowDashboard();
        await day.Manager.Button("listenInTo", Viggo).ClickAsync();
        await Expect(day.Manager.Log(Viggo).GetByText("Is there room for five?")).ToBeVisibleAsync();
        await day.Manager.WriteAs("whisper");
        await day.Manager.Field("whisper", Viggo).FillAsync(Whisper);
        await day.Manager.Field("whisper", Viggo).PressAsync("Enter");
        await day.Cato.Open(Viggo);
        await Expect(day.Cato.Log(Viggo).GetByText(Whisper)).ToBeVisibleAsync();

        await day.Manager.WriteAs("chat");
        await day.Manager.Agent.Button("takeOver").ClickAsync();
        await day.Manager.Agent.Write(Viggo, "There is, and the fifth sleeps for free.");
        await Expect(day.Cato.Said($"{day.Manager.Name} has the chat with {Viggo} now.")).ToBeVisibleAsync();
        await Expect(day.Cato.Agent.Composer(Viggo)).ToHaveCountAsync(0);
        await Expect(viggo.Page.Page.GetByRole(AriaRole.Heading, new() { Name = day.Manager.Name })).ToBeVisibleAsync();
        await Expect(viggo.Page.Messages).ToHaveTextAsync(["Is there room for five?", "There is, and the fifth sleeps for free."]);
    }
}
