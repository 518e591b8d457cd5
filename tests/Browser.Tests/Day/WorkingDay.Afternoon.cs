using Microsoft.Playwright;
using OrleansChat.Browsers.Screens;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Day;

internal sealed partial class WorkingDay
{
    /// <summary>Whoever is mentioned may read a chat that is none of theirs.</summary>
    private async Task Mention()
    {
        await day.Dina.Open(Tuva);
        await day.Dina.Agent.Composer(Tuva).PressAsync("Alt+n");
        var field = day.Dina.Field("note", Tuva);
        await field.PressSequentiallyAsync($"{Note} @Bo");
        await Expect(day.Dina.Page.GetByRole(AriaRole.Option, new() { Name = day.Bo.Name })).ToBeVisibleAsync();
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync($"{Note} @{day.Bo.Name} ");
        await field.PressAsync("Enter");
        await Expect(day.Dina.Log(Tuva).GetByText(Note)).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("");
        await day.Dina.WriteAs("reply");

        await day.Bo.Bell.ClickAsync();
        await day.Bo.Page.GetByRole(AriaRole.Button, new() { Name = $"{day.Dina.Name} mentioned you" }).ClickAsync();
        await Expect(day.Bo.Log(Tuva).GetByText(Note)).ToBeVisibleAsync();
        await day.Bo.Open(Sigrid);
        await Expect(day.Bo.Row(Tuva)).ToContainTextAsync(day.Dina.Name); // Under "You follow".
    }

    private async Task TagAndStar()
    {
        await day.Bo.Agent.Write(Sigrid, "We do, for up to a week.");
        await day.Bo.Agent.Button("tag.set").ClickAsync();
        await day.Bo.Page.GetByRole(AriaRole.Checkbox, new() { Name = DayScene.Tag }).CheckAsync();
        await day.Bo.Page.Keyboard.PressAsync("Escape");
        await day.Bo.Agent.Button("star").ClickAsync();
        await Expect(day.Bo.Row(Sigrid)).ToContainTextAsync(DayScene.Tag);
        await Expect(day.Bo.Row(Sigrid)).ToContainTextAsync("starred");

        await Expect(day.Bo.Row(Rolf)).ToBeVisibleAsync();
        await day.Bo.Filter("filter.tag").SelectOptionAsync(new SelectOptionValue { Label = DayScene.Tag });
        await OnlySigridIsListed();
        await day.Bo.Filter("filter.tag").SelectOptionAsync("");
        await Expect(day.Bo.Row(Rolf)).ToBeVisibleAsync();
        await day.Bo.Filter("filter.star").ClickAsync();
        await OnlySigridIsListed();
        await day.Bo.Filter("filter.star").ClickAsync();
        await Expect(day.Bo.Row(Rolf)).ToBeVisibleAsync();
    }

    private async Task OnlySigridIsListed()
    {
        await Expect(day.Bo.Row(Rolf)).ToHaveCountAsync(0);
        await Expect(day.Bo.Row(Sigrid)).ToBeVisibleAsync();
    }

    private async Task WithdrawAnOffer()
    {
        await day.Dina.Open(Odd);
        await day.Dina.Offer(Odd, day.Bo.Name);
        await Expect(day.Bo.Button("transfer.acceptOf", Odd)).ToBeVisibleAsync();
        if (day.KeepsPictures)
            await TakePictures();
        await day.Dina.Agent.Button("transfer.cancel").ClickAsync();
        await Expect(day.Bo.Button("transfer.acceptOf", Odd)).ToHaveCountAsync(0);
        await Expect(day.Bo.Row(Odd)).ToHaveCountAsync(0);
        await day.Dina.Agent.Write(Odd, "With cold water only.");
        await Expect(day.Dina.Agent.Messages(Odd)).ToHaveTextAsync(["How do I wash it?", "With cold water only."]);
    }

    /// <summary>One who waits, one who is offered, one who is followed, one with a tag: of three screens, for people to look at.</summary>
    private async Task TakePictures()
    {
        await Picture(day.Bo.Page, "desktop-light-en");
        foreach (var (name, width) in ((string, int)[])[("desktop-dark-nb", 1024), ("phone-light-nb", 390)])
        {
            var console = await day.Elsewhere(day.Bo, Look.Of(name), width);
            await console.ShowChats();
            var row = console.List.Locator($"button[title='{Sigrid}']");
            await row.WaitForAsync();
            if (width == 390)
                await Picture(console.Page, $"{name}-list");
            await row.ClickAsync();
            await console.Composer(Sigrid).WaitForAsync();
            await Expect(console.Messages(Sigrid)).ToHaveCountAsync(2);
            await Picture(console.Page, width == 390 ? name : $"{width}-dark-nb");
            await console.Page.Context.CloseAsync();
        }
    }

    /// <summary>Gone for the customer as well; its place stays.</summary>
    private async Task TakeBackAMessage()
    {
        await day.Cato.Open(Wanda);
        await day.Cato.Agent.Write(Wanda, Slip);
        await Expect(wanda.Page.Messages.GetByText(Slip)).ToBeVisibleAsync();
        await day.Cato.Log(Wanda).GetByText(Slip).HoverAsync();
        await day.Cato.Button("delete.message", Slip).ClickAsync();
        await day.Cato.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(wanda.Page.Messages.GetByText(Slip)).ToHaveCountAsync(0);
        await Expect(wanda.Page.Page.Locator("orleans-chat .bubble").GetByText("This message was deleted")).ToBeVisibleAsync();
    }

    private async Task AnswerAWarning()
    {
        await day.Bo.Take(Liv);
        await day.Visit(Jon, "Is anybody there?");
        var card = day.Bo.Cards.Filter(new() { HasText = Jon });
        await Expect(card).ToBeVisibleAsync(new() { Timeout = 75_000 }); // Where a silo has not read the settings yet, after a minute.
        await Expect(day.Dina.Cards.Filter(new() { HasText = Jon })).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
        await day.Bo.Agent.Write(Jon, "Here I am.");
        await Expect(card).ToHaveCountAsync(0);
        await Expect(day.Dina.Cards.Filter(new() { HasText = Jon })).ToHaveCountAsync(0);
    }

    private async Task EndAndFindAgain()
    {
        await day.Cato.Agent.End();
        await Expect(wanda.Page.Shows("over")).ToBeVisibleAsync();
        await day.Cato.Agent.Button("ended.undo").ClickAsync();
        await Expect(wanda.Page.Composer).ToBeVisibleAsync();
        await day.Cato.Agent.Write(Wanda, "Sleep well in it");
        await Expect(wanda.Page.Messages.Last).ToHaveTextAsync("Sleep well in it");
        await day.Cato.Agent.End();
        await Expect(wanda.Page.Composer).ToHaveCountAsync(0);

        var console = day.Cato.Page;
        await console.GetByRole(AriaRole.Searchbox, new() { Name = "Search in chats" }).FillAsync("warehouse");
        await console.Keyboard.PressAsync("Enter");
        await console.Locator("mark").ClickAsync();
        var past = console.GetByRole(AriaRole.Region, new() { Name = "Earlier chat" });
        await Expect(past.GetByText(Answer)).ToBeVisibleAsync();
        await Expect(past.GetByText("Sleep well in it")).ToBeVisibleAsync();
        await Expect(past.GetByText(Slip)).ToHaveCountAsync(0);
        await Expect(past.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
    }

    private static Task<byte[]> Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"day.{name}.png") });
}
