using System.Text.RegularExpressions;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Agents;

/// <summary>
/// Everything that a console hears of a channel, by what its agent may read: the words, and who the visitor is, must not be in a single
/// byte that the permission does not cover.
/// </summary>
[Collection(FrontCollection.Name)]
public class BoardPermissionTests(FrontHost front)
{
    private const string First = "secret-first-words";
    private const string Second = "secret-second-words";
    private const string Reply = "secret-reply";
    private static readonly string[] Person =
        ["secret-name", "secret-mail", "secret-company", "secret-phone", "secret-page", "secret-referrer"];
    private static readonly string[] All = [First, Second, Reply, .. Person];

    [Fact]
    public async Task Console_OfEachPermission_HearsOnlyWhatItMayRead()
    {
        var channel = await front.NewChannel("Permissions");
        await front.Change(channel.Id, settings => settings with
        {
            PreChat = new()
            {
                Fields = new()
                {
                    Name = FieldUse.Optional,
                    Email = FieldUse.Optional,
                    Company = FieldUse.Optional,
                    Phone = FieldUse.Optional,
                },
            },
        });
        await using var owner = await front.PresentAgent(channel.Id, "respond");
        using var respond = await Recorder(channel.Id, "respond");
        using var notifications = await Recorder(channel.Id, "notifications");
        using var listenIn = await Recorder(channel.Id, "listenIn");
        using var manager = await Recorder(channel.Id, "manager");
        using var elsewhere = await Recorder((await front.NewChannel("Elsewhere")).Id, "respond", "notifications", "listenIn", "manager");
        RawSocket[] here = [respond, notifications, listenIn, manager];

        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        Assert.Null((await visitor.Hello()).Refused);
        var session = (await visitor.Ask<VisitorChat>("Start", Form(visitor))).Ok!.Log.SessionId;
        await HearAll(here, session, "inQueue");
        await Call(here, "Board", "waiting", $"\"{channel.Id}\"");
        var whileWaiting = respond.Heard;
        AssertHears(whileWaiting, [First, "secret-name", "secret-mail"]);

        Assert.Null((await owner.Accept(session)).Refused);
        await visitor.Send(Second);
        await owner.Send(session, Reply);
        await HearAll(here, session, "agentLast");
        await Call(here, "Board", "ongoing", $"\"{channel.Id}\"");
        await Call(here, "Sync", "sync", $$"""[{"sessionId":"{{session}}","afterSeq":0}]""");
        Assert.Null((await visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);
        await HearAll(here, session, "finished");

        AssertHears(notifications.Heard, []);
        AssertHears(respond.Heard[whileWaiting.Length..], []);
        AssertHears(listenIn.Heard, [First, Second, Reply, .. Person[..2]], [.. Person[2..]]);
        AssertHears(manager.Heard, [First, Second, Reply, .. Person[..2]], [.. Person[2..]]);
        Assert.DoesNotContain(session, elsewhere.Heard, StringComparison.Ordinal);
        await Call([notifications, respond], "Open", "open", $"\"{session}\"", "0");
        Assert.All(
            [notifications.Heard, respond.Heard],
            heard => Assert.Contains(RefusalCodes.PermissionMissing, heard, StringComparison.Ordinal));
        AssertHears(notifications.Heard, []);
    }

    [Fact]
    public async Task Console_WhosePermissionIsTakenAway_IsToldToReadAgainAndReadsLess()
    {
        var channel = await front.NewChannel("Taken");
        await using var agent = await front.PresentAgent(channel.Id, "listenIn");
        await using var owner = await front.PresentAgent(channel.Id, "respond");
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        Assert.Null((await visitor.Hello()).Refused);
        var session = (await visitor.Ask<VisitorChat>("Start", Form(visitor))).Ok!.Log.SessionId;
        Assert.Equal(First, (await Row(agent, session)).FirstMessage);

        await front.Permit(agent, channel.Id, "notifications");
        await agent.Resyncs.Get("that it should read again", _ => true);
        var row = (await agent.Board(channel.Id)).Ok!.Queue.Rows.Single();
        Assert.Equal((true, null, null, null), (row.Masked, row.FirstMessage, row.CustomerName, row.CustomerEmail));

        await using var next = await VisitorClient.Open(front.Site, channel.Id);
        Assert.Null((await next.Hello()).Refused);
        var second = (await next.Ask<VisitorChat>("Start", Form(next))).Ok!.Log.SessionId;
        Assert.True((await Row(agent, second)).Masked);
    }

    private static async Task<SessionRow> Row(AgentClient agent, string session) =>
        (await agent.Queues.Get("the chat", queue => queue.Rows.Any(row => row.Id == session))).Rows.Single(row => row.Id == session);

    private static void AssertHears(string heard, string[] must, params string[] may)
    {
        Assert.Equal(must, must.Where(word => heard.Contains(word, StringComparison.Ordinal)));
        Assert.DoesNotContain(All.Except(must).Except(may), word => heard.Contains(word, StringComparison.Ordinal));
    }

    private static StartChat Form(VisitorClient visitor) => visitor.Form(First, "secret-name") with
    {
        Email = "secret-mail@example.com",
        Company = "secret-company",
        Phone = "secret-phone",
        PageUrl = "https://shop.example/secret-page",
        Referrer = "https://shop.example/secret-referrer",
    };

    private static async Task HearAll(RawSocket[] consoles, string session, string status) =>
        await Task.WhenAll(consoles.Select(console => Eventually.Holds(
            $"the console hears that the chat is {status}",
            () => Regex.IsMatch(console.Heard, $"\"id\":\"{session}\"[^{{}}]*\"status\":\"{status}\""))));

    private static Task Call(RawSocket[] consoles, string method, string id, params string[] arguments) =>
        Task.WhenAll(consoles.Select(async console =>
    {
        await console.Say($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{string.Join(',', arguments)}}]}""");
        await console.Hears($"\"invocationId\":\"{id}\"");
    }));

    /// <summary>A console that keeps every byte.</summary>
    private async Task<RawSocket> Recorder(string channel, params string[] permissions)
    {
        var cookie = await front.NewAgent("Recording Agent", channel);
        await using (var agent = await AgentClient.Open(front.Site, cookie))
            await front.Permit(agent, channel, permissions);
        var socket = await RawSocket.Open(front.Site, "agent", cookie);
        await Call([socket], "Hello", "hello", $$"""{"protocol":{{ProtocolVersion.Current}}}""");
        return socket;
    }
}
