using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>Chats that are begun to keep others out.</summary>
public class QueueFloodTests
{
    [Fact]
    public async Task Starts_OnOneConnection_AreRefusedFromTheCapOn() => await With([], async front =>
    {
        await using var agent = await Present(front);
        await using var visitor = await front.Visitor();
        Assert.Null((await visitor.Hello()).Refused);

        var answers = new List<Answer<VisitorChat>>();
        for (var at = 0; at < 10; at++)
            answers.Add(await visitor.Ask<VisitorChat>("Start", visitor.Form("Me again") with { VisitorKey = VisitorClient.NewKey() }));

        Assert.Equal(2, answers.Count(answer => answer.Ok is not null));
        Assert.All(answers.Skip(2), answer => AssertTooMany("connection", answer.Refused));
    });

    [Fact]
    public async Task Starts_FromOneAddress_AreRefusedFromTheCapOnAndOpenChatsGoOn() =>
        await With(["--Chat:Limits:WaitingPerAddress=3"], async front =>
        {
            await using var agent = await Present(front);
            List<VisitorClient> tabs = [];
            for (var at = 0; at < 4; at++)
            {
                tabs.Add(await front.Visitor());
                Assert.Null((await tabs[at].Hello()).Refused);
            }

            var answers = await Task.WhenAll(tabs.Select(tab => tab.Start("All at once")));
            AssertTooMany("address", Assert.Single(answers, answer => answer.Refused is not null).Refused);
            var waiting = tabs[Array.FindIndex(answers, answer => answer.Ok is not null)];
            Assert.Null((await waiting.Start("More of the same chat")).Refused);
            foreach (var tab in tabs)
                await tab.DisposeAsync();
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Starts_ThroughAProxyThatIsNotConfigured_CountByWhomItNamesAndAreToldOnce(bool masked)
    {
        using var logs = new LogCapture();
        await With(["--Chat:Limits:WaitingPerAddress=1"], async front =>
        {
            await using var agent = await Present(front);
            var channel = await front.NewChannel();
            await front.Change(channel.Id, settings => settings with { MaskAddress = masked });
            await using var own = await AgentClient.Open(front.Site, await front.NewAgent("Ola", channel.Id));
            Assert.Null((await own.Hello()).Refused);
            Assert.Null((await own.SetPresence("present")).Refused);
            List<string?> answers = [];
            string[] forwarded = ["203.0.113.1", "203.0.113.2", "198.51.100.9, 203.0.113.2", "2001:db8:1::1", "2001:db8:2::1"];
            List<VisitorClient> tabs = [];
            foreach (var each in forwarded)
            {
                tabs.Add(await VisitorClient.Open(front.Site, channel.Id, forwardedFor: each));
                await Eventually.Holds("the channel is open", async () => (await tabs[^1].Hello()).Ok?.Availability.Open == true);
                answers.Add((await tabs[^1].Start("Behind a proxy")).Refused?.Code);
            }

            Assert.Equal([null, null, RefusalCodes.TooManyWaiting, null, null], answers);
            foreach (var tab in tabs)
                await tab.DisposeAsync();
        }, logs);
        Assert.Single(logs.Lines, line => line.Contains("Set Chat:Proxies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chat_WhoseLastWindowHasGone_IsAbandonedAndOneWithAWindowIsNot() =>
        await With(["--Chat:Queue:AbandonAfter=00:00:06"], async front =>
        {
            await using var agent = await Present(front);
            await using var staying = await front.Visitor();
            Assert.Null((await staying.Hello()).Refused);
            var reloading = await front.Visitor();
            Assert.Null((await reloading.Hello()).Refused);
            var (leaving, left) = (await front.Visitor(), "");
            Assert.Null((await leaving.Hello()).Refused);
            left = (await leaving.Start("I leave")).Ok!.Log.SessionId;
            var reloaded = (await reloading.Start("I reload")).Ok!;
            await agent.Queues.Get("both wait", queue => queue.Count == 2);
            await leaving.DisposeAsync();
            await reloading.DisposeAsync();
            await using var back = await front.Visitor(reloading.Key);
            Assert.NotNull((await back.Hello(reloaded.Token)).Ok!.Chat);

            await agent.Queues.Get("who left is gone", queue => queue.Rows.All(row => row.Id != left));
            Assert.Equal("inQueue", (await back.Sync(0)).Ok!.Log.Status);
        });

    [Fact]
    public async Task Starts_InGreatNumber_CostAConsoleLittle() =>
        await With(
        [
            "--Chat:Limits:Starts:Burst=100000", "--Chat:Limits:VisitorBurst=100000",
            "--Chat:Limits:WaitingPerConnection=100000", "--Chat:Queue:AbandonAfter=01:00:00",
        ], async front =>
        {
            const int Many = 1_000;
            var channel = await front.NewChannel();
            using var console = await RawSocket.Open(front.Site, "agent", await front.NewAgent("Ola", channel.Id));
            await console.Say(
                $$"""{"type":1,"invocationId":"hello","target":"Hello","arguments":[{"protocol":{{ProtocolVersion.Current}}}]}""");
            await console.Say("""{"type":1,"invocationId":"present","target":"SetPresence","arguments":["present"]}""");
            await console.Hears("\"invocationId\":\"present\"");
            await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
            await Eventually.Holds("the channel is open", async () => (await visitor.Hello()).Ok?.Availability.Open == true);
            var text = new string('x', 4_000);
            var before = console.Heard.Length;

            var started = 0;
            for (var at = 0; at < Many; at++)
            {
                var start = visitor.Form(text) with { VisitorKey = VisitorClient.NewKey() };
                started += (await visitor.Ask<VisitorChat>("Start", start)).Ok is null ? 0 : 1;
            }

            Assert.Equal(Many, started);
            await console.Hears($"\"count\":{started}");
            Assert.InRange(console.Heard.Length - before, 0, 1_500_000);
        });

    private static void AssertTooMany(string limit, RefusalView? refused)
    {
        Assert.Equal((RefusalCodes.TooManyWaiting, limit), (refused?.Code, refused?.Details?["limit"]));
        Assert.True(refused!.RetryAfterMs > 0);
    }

    private static async Task<AgentClient> Present(FrontHost front)
    {
        var agent = await AgentClient.Open(front.Site, front.Administrator);
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        return agent;
    }

    private static async Task With(string[] settings, Func<FrontHost, Task> test, LogCapture? logs = null)
    {
        var front = new FrontHost { Settings = settings, Logs = logs };
        await front.InitializeAsync();
        try
        {
            await test(front);
        }
        finally
        {
            await front.DisposeAsync();
        }
    }
}
