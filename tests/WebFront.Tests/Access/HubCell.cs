using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Agents;
using OrleansChat.Alerts;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>One call of one hub method by one caller.</summary>
internal sealed class HubCell(AccessScene scene, HubRow row, Caller caller)
{
    private const string LastWord = "The last word.";

    /// <summary>What came of it.</summary>
    public async Task<string> Call()
    {
        if (row.Hub == "AgentHub" && caller is < Caller.AgentOfNoChannel or Caller.Disabled)
            return await Knock();
        var (visitor, started) = row.Chat == Chat.None ? (null, null) : await scene.NewChat(scene.Channel, row.Chat);
        try
        {
            return row.Hub == "AgentHub"
                ? await CallAsAgent(visitor, started?.Log.SessionId ?? "")
                : await CallAsVisitor(visitor!, started!);
        }
        finally
        {
            await Leave(visitor);
        }
    }

    /// <summary>The hub is not even reached.</summary>
    private async Task<string> Knock()
    {
        try
        {
            await using var console = await AgentClient.Open(
                scene.Front.Site, scene.CookiesOf(caller) ?? (caller == Caller.Nobody ? null : "orleans-chat=a-visitors-token"));
            return Outcome.Done;
        }
        catch (HttpRequestException refused) when (refused.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            return RefusalCodes.NotSignedIn;
        }
    }

    private async Task<string> CallAsAgent(VisitorClient? visitor, string session)
    {
        var console = scene.ConsoleOf(caller);
        if (row.Method == "MarkRead")
            Assert.Null((await visitor!.Send("Something to read.")).Refused);
        var (before, noticed) = (await SeqOf(session), visitor?.TypingNotices.Items.Count ?? 0);
        var arguments = row.Arguments(new(scene.Channel, session, null, "", scene.ColleagueOf(caller)));
        var outcome = row.Method switch
        {
            "Hello" => Of(await console.Ask<AgentWelcome>(row.Method, arguments), _ => Outcome.Done),
            "SetPresence" => Of(await console.Ask<AgentMe>(row.Method, arguments), _ => Outcome.Done),
            "TransferTargets" => Of(
                await console.Ask<TransferTargets>(row.Method, arguments), known => About(known.ChannelId, scene.Channel)),
            "GoneAgents" => Of(await console.Ask<GoneAgents>(row.Method, arguments), known => About(known.ChannelId, scene.Channel)),
            "GetNext" or "Accept" or "AcceptTransfer" or "TakeOver" => Of(
                await console.Ask<SessionRow>(row.Method, arguments), taken => About(taken.Id, session)),
            "Open" => Of(await console.Ask<AgentChat>(row.Method, arguments), chat => About(chat.Row.Id, session)),
            "Sync" => Of(
                await console.Ask<AgentSync>(row.Method, arguments),
                sync => sync.Logs.Count == 0 ? Outcome.Nothing : About(sync.Logs[0].SessionId, session)),
            "Board" => Of(await console.Ask<ChannelBoard>(row.Method, arguments), board => About(board.ChannelId, scene.Channel)),
            "FormerChannel" => Of(await console.Ask<FormerChannelView>(row.Method, arguments), known => About(known.Id, scene.Channel)),
            "ClaimAlert" => Of(await console.Ask<AlertClaim>(row.Method, arguments), claim => claim.Yours ? Outcome.Done : Outcome.Other),
            "Drafts" => Of(await console.Ask<DraftList>(row.Method, arguments), _ => Outcome.Done),
            "SaveDraft" => Of(await console.Ask<DraftSaved>(row.Method, arguments), _ => Outcome.Nothing),
            "Send" => Of(await console.Ask<Sent>(row.Method, arguments), _ => null),
            "Typing" => await Tell(console, arguments),
            _ => Of(await console.Ask<Done>(row.Method, arguments), _ => null),
        };
        if (row.Method != "Typing")
            return outcome ?? (await SeqOf(session) > before ? Outcome.Done : Outcome.Nothing);
        await scene.Console.Send(session, LastWord);
        await visitor!.Events.Get("the last word", push => push.Event.Text == LastWord);
        return visitor.TypingNotices.Items.Count > noticed ? Outcome.Done : Outcome.Nothing;
    }

    private async Task<string> CallAsVisitor(VisitorClient visitor, VisitorChat started)
    {
        var other = caller switch
        {
            Caller.VisitorOfAnotherChat => await scene.NewChat(scene.Channel, row.Chat),
            Caller.VisitorOfAnotherChannel => await scene.NewChat(scene.OtherChannel, Chat.Ongoing),
            _ => default,
        };
        var (session, token) = (started.Log.SessionId, caller == Caller.VisitorOfThisChat ? started.Token : other.Started?.Token);
        var key = caller == Caller.VisitorOfThisChat ? visitor.Key : other.Visitor?.Key ?? VisitorClient.NewKey();
        await using var tab = await VisitorClient.Open(scene.Front.Site, scene.Channel, key, cookie: scene.CookiesOf(caller));
        if (caller != Caller.Nobody)
            Assert.Null((await tab.Hello(token)).Refused);
        try
        {
            var before = await SeqOf(session);
            var outcome = await Call(tab, row.Arguments(new(scene.Channel, session, token, key)), session);
            return outcome ?? (await SeqOf(session) > before ? Outcome.Done : Outcome.Other);
        }
        finally
        {
            await Leave(other.Visitor);
            if (row.Method == "Start")
                await tab.Ask<Done>("End", VisitorClient.NewId());
        }
    }

    private async Task<string?> Call(VisitorClient tab, object?[] arguments, string session)
    {
        switch (row.Method)
        {
            case "Hello":
                return Of(await tab.Ask<VisitorWelcome>("Hello", arguments), welcome =>
                    welcome.TokenRefused?.Code ?? (welcome.Chat is null ? Outcome.Nothing : About(welcome.Chat.Log.SessionId, session)));
            case "Start":
                return Of(await tab.Ask<VisitorChat>("Start", arguments), chat => About(chat.Log.SessionId, session));
            case "Sync":
                return Of(await tab.Ask<VisitorSync>("Sync", arguments), sync => About(sync.Log.SessionId, session));
            case "Send":
                return Of(await tab.Ask<Sent>("Send", arguments), _ => null);
            case "Typing":
                var noticed = NoticesOf(session);
                await tab.Tell("Typing", arguments);
                await LetTheAgentHear(session);
                return NoticesOf(session) > noticed ? Outcome.Done : Outcome.Nothing;
            default:
                return Of(await tab.Ask<Done>(row.Method, arguments), _ => null);
        }
    }

    private int NoticesOf(string session) => scene.Console.TypingNotices.Items.Count(notice => notice.SessionId == session);

    /// <summary>Something that comes after whatever may have come before.</summary>
    private async Task LetTheAgentHear(string session)
    {
        var sent = (await scene.Console.Send(session, LastWord)).Ok!;
        await scene.Console.Events.Get("the last word", push => push.Session == session && push.Event.Seq == sent.Seq);
    }

    private static async Task<string?> Tell(AgentClient console, object?[] arguments)
    {
        await console.Tell("Typing", arguments);
        return null;
    }

    private async Task<long> SeqOf(string session) => session.Length == 0 ? 0 : await scene.LastSeq(session);

    private static string About(string what, string meant) => what == meant ? Outcome.Done : Outcome.Other;

    private static string? Of<T>(Answer<T> answer, Func<T, string?> outcome)
        where T : class => answer.Refused is { } refused ? refused.Code : outcome(answer.Ok!);

    /// <summary>Nothing may stay in the queue for the next call to find.</summary>
    private static async Task Leave(VisitorClient? visitor)
    {
        if (visitor is null)
            return;
        if (visitor.Connection.State == HubConnectionState.Connected)
            await visitor.Ask<Done>("End", VisitorClient.NewId());
        await visitor.DisposeAsync();
    }
}
