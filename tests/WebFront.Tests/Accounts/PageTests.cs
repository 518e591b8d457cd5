using System.Net;
using OrleansChat.Hosting;

namespace OrleansChat.Accounts;

[Collection(FrontCollection.Name)]
public class PageTests(FrontHost front)
{
    [Fact]
    public async Task The_demo_site_embeds_the_widget_under_a_strict_policy()
    {
        var response = await front.Get("demo");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains($"<script src=\"/widget.js?channel={FrontHost.DemoChannel}\" defer></script>", html, StringComparison.Ordinal);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_says_where_everything_is()
    {
        Assert.Contains($"Demo site: {front.Site}demo", front.Said, StringComparison.Ordinal);
        Assert.Contains($"Console: {front.Site}console", front.Said, StringComparison.Ordinal);
        Assert.Contains($"First administrator: {front.Site}setup/", front.Said, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    public async Task A_running_front_is_alive_and_ready(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await front.Get(path)).StatusCode);
}
