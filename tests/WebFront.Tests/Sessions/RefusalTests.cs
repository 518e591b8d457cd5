using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

[Collection(FrontCollection.Name)]
public class RefusalTests(FrontHost front)
{
    [Fact]
    public async Task Call_BeforeHello_IsOutOfOrder()
    {
        await using var visitor = await front.Visitor();
        Assert.Equal(RefusalCodes.OutOfOrder, (await visitor.Send("Too early")).Refused!.Code);
        await using var agent = await AgentClient.Open(front.Site, front.Administrator);
        Assert.Equal(RefusalCodes.OutOfOrder, (await agent.Accept(VisitorClient.NewId())).Refused!.Code);
    }

    [Fact]
    public async Task Call_BeforeStart_IsRefused()
    {
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        var refused = (await visitor.Send("To whom?")).Refused!;
        Assert.Equal(RefusalCodes.OutOfOrder, refused.Code);
        Assert.Equal("Start", refused.Details!["expected"]);
    }

    [Fact]
    public async Task Hello_WithAnotherProtocolVersion_IsRefusedWithTheSupportedOne()
    {
        await using var visitor = await front.Visitor();
        var refused = (await visitor.Hello(protocol: 99)).Refused!;
        Assert.Equal(RefusalCodes.ProtocolUnsupported, refused.Code);
        Assert.Equal($"{ProtocolVersion.Current}", refused.Details!["supported"]);
    }

    [Theory]
    [InlineData("00000000000040008000000000000009", RefusalCodes.ChannelNotFound)]
    [InlineData("not-an-id", RefusalCodes.InvalidInput)]
    [InlineData("", RefusalCodes.InvalidInput)]
    public async Task Hello_ForAnUnknownChannel_IsRefused(string channel, string code)
    {
        await using var visitor = await VisitorClient.Open(front.Site, channel);
        Assert.Equal(code, (await visitor.Hello()).Refused!.Code);
    }

    [Theory]
    [InlineData(0, "required")]
    [InlineData(4_001, "length")]
    public async Task Text_OfWrongLength_IsRefused(int length, string rule)
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        await MainJobTests.StartAndAccept(visitor, agent);
        var refused = (await visitor.Send(new string('x', length))).Refused!;
        Assert.Equal(RefusalCodes.InvalidInput, refused.Code);
        Assert.Equal(("text", rule), (refused.Details!["field"], refused.Details["rule"]));
    }

    [Fact]
    public async Task Start_Malformed_NamesTheField()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        var good = new StartChat(VisitorClient.NewId(), visitor.Key, "Kari", "kari@example.com", "Hello", true, "en", null, null);
        (StartChat Start, string Field)[] bad =
        [
            (good with { VisitorKey = "short" }, "visitorKey"),
            (good with { MessageId = "nonsense" }, "messageId"),
            (good with { Email = "no address" }, "email"),
            (good with { Question = " " }, "question"),
            (good with { Name = new string('n', 101) }, "name"),
            (good with { Question = new string('q', 4_001) }, "question"),
            (good with { Email = $"{new string('e', 250)}@example.com" }, "email"),
        ];
        foreach (var (start, field) in bad)
            Assert.Equal(field, (await visitor.Ask<VisitorChat>("Start", start)).Refused!.Details!["field"]);
    }

    [Theory]
    [InlineData("C", null)]
    [InlineData("en_US.UTF-8", null)]
    [InlineData("<script>", null)]
    [InlineData("", null)]
    [InlineData("nb-NO", "nb-NO")]
    public async Task VisitFacts_Unusable_AreLeftOut(string said, string? kept)
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        var start = new StartChat(
            VisitorClient.NewId(),
            visitor.Key,
            "Kari",
            null,
            "Hello",
            true,
            said,
            $"https://shop.example/{new string('u', 9_000)}",
            "about:\0srcdoc\n");
        var session = (await visitor.Ask<VisitorChat>("Start", start)).Ok!.Log.SessionId;
        await agent.Queues.Get("the chat on the incoming list", queue => queue.Rows.Any(each => each.Id == session));
        var row = (await agent.Accept(session)).Ok!;
        Assert.Equal((kept, 2_000), (row.Language, row.PageUrl!.Length));
    }

    [Fact]
    public async Task Call_Unreadable_IsRefusedAndTheConnectionStays()
    {
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        RefusalView?[] refused =
        [
            (await visitor.Ask<Sent>("Send", 42)).Refused,
            (await visitor.Ask<Sent>("Send", "one", "too many")).Refused,
            (await visitor.Ask<Sent>("Send")).Refused,
            (await visitor.Ask<Sent>("NoSuchMethod", "of no hub")).Refused,
        ];
        Assert.All(refused, each => Assert.Equal((RefusalCodes.InvalidInput, "call"), (each?.Code, each?.Details?["field"])));
        Assert.Null((await visitor.Hello()).Refused);
    }

    [Fact]
    public async Task Call_TooLarge_IsRefusedAndTheConnectionStays()
    {
        var tooLarge = new string('x', BoundedJsonHubProtocol.MostBytes + 1);
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        await using var agent = await front.PresentAgent();
        RefusalView?[] refused =
        [
            (await visitor.Send(tooLarge)).Refused,
            (await visitor.Ask<Sent>("NoSuchMethod", tooLarge)).Refused,
            (await agent.Send(VisitorClient.NewId(), tooLarge)).Refused,
        ];
        Assert.All(refused, each => Assert.Equal((RefusalCodes.TooLarge, "65536"), (each?.Code, each?.Details?["limit"])));
        Assert.Null((await visitor.Hello()).Refused);
        Assert.Equal("Connected", agent.Connection.State.ToString());
    }

    [Fact]
    public async Task Call_WithoutEnd_ClosesThatConnectionOnly()
    {
        await using var loud = await front.Visitor();
        await using var quiet = await front.Visitor();
        await MainJobTests.OpenChannel(loud);
        var closed = new TaskCompletionSource<Exception?>();
        loud.Connection.Closed += why => Task.FromResult(closed.TrySetResult(why));

        await Assert.ThrowsAnyAsync<Exception>(() => loud.Send(new string('x', BoundedJsonHubProtocol.MostBytesRead + 1)));

        var reason = await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains(RefusalCodes.TooLarge, reason?.Message, StringComparison.Ordinal);
        Assert.Null((await quiet.Hello()).Refused);
    }

    [Theory]
    [InlineData("", 300_000)]
    [InlineData("{\"protocol\":\"json\",\"version\":1}\u001e", 300_000)]
    [InlineData("{\"protocol\":\"json\",\"version\":1}\u001eno message at all\u001e", 0)]
    public async Task Handshake_WithoutEndOrSense_EndsItsConnection(string before, int more)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://localhost:{front.Site.Port}/hubs/visitor"), CancellationToken.None);
        var said = new StringBuilder();
        var ended = Listen(socket, said);

        await socket.SendAsync(
            Encoding.UTF8.GetBytes(before + new string('x', more)), WebSocketMessageType.Text, true, CancellationToken.None);

        await ended.WaitAsync(TimeSpan.FromSeconds(10));
        if (before.Length > 0)
            Assert.Contains(more > 0 ? RefusalCodes.TooLarge : RefusalCodes.InvalidInput, said.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Until the server closes, in order or not.</summary>
    private static async Task Listen(ClientWebSocket socket, StringBuilder said)
    {
        var buffer = new byte[8_192];
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
                said.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
        catch (WebSocketException)
        {
            // Closed without a word.
        }
    }

    [Fact]
    public async Task Token_ForgedExpiredOrForeign_OpensNothing()
    {
        var keys = front.Services.GetRequiredService<IDataProtectionProvider>();
        var demo = FirstStart.DemoChannel;
        var session = new SessionId(Guid.NewGuid());
        var visitorId = new VisitorId(new string('v', 43));
        var longAgo = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - VisitorTokens.Life - TimeSpan.FromMinutes(1));
        var expired = new VisitorTokens(keys, longAgo).Issue(session, demo, visitorId);
        var forged = new VisitorTokens(new EphemeralDataProtectionProvider(), TimeProvider.System).Issue(session, demo, visitorId);
        var elsewhere = new VisitorTokens(keys, TimeProvider.System).Issue(session, new ChannelId(Guid.NewGuid()), visitorId);

        foreach (var token in new[] { expired, forged, elsewhere, "rubbish", new string('A', 2_000), "" })
        {
            await using var visitor = await front.Visitor();
            var welcome = (await visitor.Hello(token)).Ok!;
            Assert.Null(welcome.Chat);
            Assert.Equal(RefusalCodes.TokenInvalid, welcome.TokenRefused!.Code);
            Assert.Equal(RefusalCodes.OutOfOrder, (await visitor.Sync(0)).Refused!.Code);
        }
    }

    [Fact]
    public async Task Website_OffTheList_IsRefused()
    {
        var grains = front.Services.GetRequiredService<IGrainFactory>();
        var channel = new ChannelId(Guid.NewGuid());
        var settings = new ChannelSettings { Name = $"Listed {channel}", AllowedOrigins = ["https://shop.example"] };
        Assert.True((await grains.Channel(channel).Save(settings)).IsOk);

        await using var stranger = await VisitorClient.Open(front.Site, channel.ToString(), origin: "https://elsewhere.example");
        Assert.Equal(RefusalCodes.OriginNotAllowed, (await stranger.Hello()).Refused!.Code);
        Assert.Equal(RefusalCodes.OutOfOrder, (await stranger.Start("Let me in")).Refused!.Code);
        Assert.Equal(RefusalCodes.OutOfOrder, (await stranger.Sync(0)).Refused!.Code);
        Assert.Empty(stranger.Availabilities.Items);
        await using var hidden = await VisitorClient.Open(front.Site, channel.ToString(), origin: "null");
        Assert.Equal(RefusalCodes.OriginNotAllowed, (await hidden.Hello()).Refused!.Code);
        await using var listed = await VisitorClient.Open(front.Site, channel.ToString(), origin: "https://shop.example");
        Assert.Null((await listed.Hello()).Refused);
        await using var ownTestPage = await VisitorClient.Open(
            front.Site, channel.ToString(), origin: front.Site.GetLeftPart(UriPartial.Authority));
        Assert.Null((await ownTestPage.Hello()).Refused);
    }

    [Fact]
    public async Task Start_OnAClosedChannel_IsRefused()
    {
        var grains = front.Services.GetRequiredService<IGrainFactory>();
        var channel = new ChannelId(Guid.NewGuid());
        Assert.True((await grains.Channel(channel).Save(new ChannelSettings { Name = $"Closed {channel}" })).IsOk);
        await using var visitor = await VisitorClient.Open(front.Site, channel.ToString());
        Assert.False((await visitor.Hello()).Ok!.Availability.Open);

        var refused = (await visitor.Start("Anybody?")).Refused!;

        Assert.Equal(RefusalCodes.ChannelClosed, refused.Code);
        Assert.Equal("noAgents", refused.Details!["reason"]);
    }

    [Fact]
    public async Task Start_OutsideHours_SaysWhenTheChannelOpens()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var hours = new OpeningHours
        {
            AlwaysOpen = false,
            Monday = DayHours.Closed,
            Tuesday = DayHours.Closed,
            Wednesday = DayHours.Closed,
            Thursday = DayHours.Closed,
            Friday = DayHours.Closed,
            Holidays =
            [
                new(today, "Stocktaking"),
                new(today.AddDays(1), "Stocktaking"),
                new(today.AddDays(3), "Sale", [new(new(10, 0), new(12, 0))]),
            ],
        };
        var channel = new ChannelId(Guid.NewGuid());
        var grains = front.Services.GetRequiredService<IGrainFactory>();
        Assert.True((await grains.Channel(channel).Save(new ChannelSettings { Name = $"Hours {channel}", Hours = hours })).IsOk);
        await using var visitor = await VisitorClient.Open(front.Site, channel.ToString());

        var shown = (await visitor.Hello()).Ok!.Availability;
        var refused = (await visitor.Start("Anybody?")).Refused!;

        var opens = new DateTimeOffset(today.AddDays(3).ToDateTime(new(10, 0)), TimeSpan.Zero);
        Assert.Equal(
            ("holiday", "Stocktaking", opens, (DateTimeOffset?)opens.AddHours(-34)),
            (shown.Reason, shown.Holiday, shown.OpensAt, shown.Until));
        Assert.Equal(RefusalCodes.ChannelClosed, refused.Code);
        Assert.Equal("holiday", refused.Details!["reason"]);
        Assert.Equal(opens, DateTimeOffset.Parse(refused.Details["opensAt"], null));
    }

    [Fact]
    public async Task Calls_TooMany_AreRefusedWithATimeToWait()
    {
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        RefusalView? refused = null;
        for (var call = 0; call < 500 && refused?.Code != RefusalCodes.RateLimited; call++)
            refused = (await visitor.Sync(0)).Refused;
        Assert.Equal(RefusalCodes.RateLimited, refused!.Code);
        Assert.True(refused.RetryAfterMs > 0);
    }
}
