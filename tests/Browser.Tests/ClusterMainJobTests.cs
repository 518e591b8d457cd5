using OrleansChat.Browsers.Hosting;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>The main job in a cluster, with visitors and agents on different web fronts; and what only a cluster can do.</summary>
public sealed class ClusterMainJobTests(ClusterSite site) : MainJobTests(site), IClassFixture<ClusterSite>
{
    [Theory]
    [InlineData("Nils", "killed")]
    [InlineData("Nora", "stopped")]
    public async Task Chat_VisitorsFrontIsLost_GoesOnByItself(string name, string ended)
    {
        var visitor = await site.Visitor();
        await visitor.Ask(name, "Hello");
        await site.Agent.Respond(name);
        await site.Agent.Write(name, "Good morning");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello", "Good morning"]);

        await visitor.Write("perhaps on its way");
        if (ended == "killed")
            await site.VisitorsFront.Kill();
        else
            Assert.Equal(0, await site.VisitorsFront.Terminate());
        await Expect(visitor.Page.GetByText("Reconnecting")).ToBeVisibleAsync();
        await visitor.Write("one");
        await visitor.Write("two");
        await site.Agent.Write(name, "Are you there?");
        site.VisitorsFront.Start();
        await site.VisitorsFront.WaitUntilReady();

        await Expect(visitor.Page.GetByText("Reconnecting")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("orleans-chat .message.mine.read")).ToHaveCountAsync(4);
        var shown = await visitor.Messages.AllTextContentsAsync();
        string[] written = ["Hello", "perhaps on its way", "one", "two"];
        string[] answered = ["Good morning", "Are you there?"];
        Assert.Equal(written, shown.Where(text => !answered.Contains(text)));
        Assert.Equal(answered, shown.Where(text => !written.Contains(text)));
        await Expect(site.Agent.Messages(name)).ToHaveTextAsync(shown);
    }
}
