using System.Net;
using OrleansChat.Channels;
using OrleansChat.Hosting;

namespace OrleansChat.Pages;

[Collection(FrontCollection.Name)]
public class PageTests(FrontHost front)
{
    [Fact]
    public async Task DemoSite_UnderAStrictPolicy_EmbedsTheWidget()
    {
        var response = await front.Get("demo");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains($"<script src=\"/widget.js?channel={FrontHost.DemoChannel}\" defer></script>", html, StringComparison.Ordinal);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoSite_WithOrWithoutAChannel_SaysWhichItShows()
    {
        var made = await front.NewChannel();
        await front.Change(made.Id, settings => settings with { Header = "Ask <us>" });

        var html = await (await front.Get($"demo?channel={made.Id}")).Content.ReadAsStringAsync();
        Assert.Contains("It shows the channel with the badge &#x201C;Ask &lt;us&gt;&#x201D;.", html, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"notice\"", html, StringComparison.Ordinal);

        (await front.DeleteChannel(made.Id)).EnsureSuccessStatusCode();
        html = await (await front.Get($"demo?channel={made.Id}")).Content.ReadAsStringAsync();
        Assert.Contains("This channel does not exist, or was deleted", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoSite_OwnChannelIsDeleted_SaysThatItShowsAnother()
    {
        var own = new FrontHost();
        await own.InitializeAsync();
        try
        {
            var other = await own.NewChannel();
            (await own.DeleteChannel(FrontHost.DemoChannel)).EnsureSuccessStatusCode();
            var html = await (await own.Get("demo")).Content.ReadAsStringAsync();
            Assert.Contains($"/widget.js?channel={other.Id}", html, StringComparison.Ordinal);
            Assert.Contains(
                "This page shows another channel, the one with the badge &#x201C;Ask us&#x201D;.", html, StringComparison.Ordinal);

            (await own.DeleteChannel(other.Id)).EnsureSuccessStatusCode();
            html = await (await own.Get("demo")).Content.ReadAsStringAsync();
            Assert.Contains("nobody can start a chat on this page", html, StringComparison.Ordinal);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_Finished_SaysWhereEverythingIs()
    {
        Assert.Contains($"Demo site: {front.Site}demo", front.Said, StringComparison.Ordinal);
        Assert.Contains($"Console: {front.Site}console", front.Said, StringComparison.Ordinal);
        Assert.Contains($"First administrator: {front.Site}setup/", front.Said, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    public async Task Front_Running_IsAliveAndReady(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await front.Get(path)).StatusCode);
}
