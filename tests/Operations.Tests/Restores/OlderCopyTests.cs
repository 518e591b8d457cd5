using System.Runtime.Versioning;
using OrleansChat.Agents;
using OrleansChat.Clients;
using OrleansChat.Operations.Installations;
using OrleansChat.Sessions;

namespace OrleansChat.Operations.Restores;

/// <summary>
/// An older copy is put back below clients that have seen more than it has: they are told to start over, and miss nothing that follows.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class OlderCopyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-restore-");

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Copy => Path.Combine(_folder.FullName, "chat.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Clients_ThatHaveSeenMore_StartOverAndShowTheSameLog()
    {
        await using var server = await Installation.OneMachine(Data).Start();
        var cookie = await server.Administrator();
        var (chat, lost, seen, late) = await ChatAndBackup(server, cookie);
        await PutBack(server);

        await using var agent = await AgentClient.Open(server.Site, cookie);
        Assert.Null((await agent.Hello()).Refused);
        await using var visitor = await VisitorClient.Open(server.Site, Installation.DemoChannel);
        var log = (await visitor.Hello(chat.Token, seen)).Ok!.Chat!.Log;
        Assert.True(log.StartOver);
        Assert.Equal(["Before"], log.Events.Where(view => view.Text is not null).Select(view => view.Text!));
        Assert.True((await visitor.Sync(seen)).Ok!.Log.StartOver);
        Assert.Null((await visitor.Sync(log.LastSeq)).Ok!.Log.StartOver);

        var again = await visitor.Send(lost.Text, lost.MessageId);
        Assert.Equal(log.LastSeq + 1, again.Ok!.Seq);
        var opened = (await agent.Open(log.SessionId, seen)).Ok!;
        Assert.True(opened.Log.StartOver);
        Assert.Equal(["Before", "Lost"], opened.Log.Events.Where(view => view.Text is not null).Select(view => view.Text!));
        var synced = await agent.Ask<AgentSync>("Sync", (object)new[] { new SyncPoint(log.SessionId, seen) });
        Assert.True(Assert.Single(synced.Ok!.Logs).StartOver);
        await visitor.Events.Get("the message that follows", push => push.Event.Seq == again.Ok.Seq && push.Event.Text == "Lost");

        await using var unknown = await VisitorClient.Open(server.Site, Installation.DemoChannel);
        var welcome = (await unknown.Hello(late, 3)).Ok!;
        Assert.Equal("chat.notFound", welcome.TokenRefused!.Code);
        Assert.Null(welcome.Chat);
    }

    /// <summary>
    /// A chat of which one message is in the backup and one is not, how far its visitor saw it, and the token of a chat that began later.
    /// </summary>
    private async Task<(VisitorChat Chat, VisitorMessage Lost, long Seen, string Late)> ChatAndBackup(Installation server, string cookie)
    {
        await using var agent = await AgentClient.Open(server.Site, cookie);
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        await using var visitor = await VisitorClient.Open(server.Site, Installation.DemoChannel);
        Assert.Null((await visitor.Hello()).Refused);
        var chat = (await visitor.Start("Before")).Ok!;
        Assert.Null((await agent.Accept(chat.Log.SessionId)).Refused);
        var backup = await server.Run("backup", "--to", Copy);
        Assert.True(backup.Code == 0, backup.Errors);

        var lost = new VisitorMessage(VisitorClient.NewId(), "Lost");
        Assert.Null((await visitor.Send(lost.Text, lost.MessageId)).Refused);
        for (var number = 1; number <= 3; number++)
            Assert.Null((await agent.Send(chat.Log.SessionId, $"Lost answer {number}")).Refused);
        await using var other = await VisitorClient.Open(server.Site, Installation.DemoChannel);
        Assert.Null((await other.Hello()).Refused);
        var late = (await other.Start("Too late for the backup")).Ok!;
        return (chat, lost, (await visitor.Sync(0)).Ok!.Log.LastSeq, late.Token);
    }

    /// <summary>As the guide says.</summary>
    private async Task PutBack(Installation server)
    {
        Assert.Equal(0, await server.Process.Terminate());
        foreach (var file in Directory.GetFiles(Data, "chat.db*"))
            File.Delete(file);
        File.Copy(Copy, Path.Combine(Data, "chat.db"));
        await server.Start();
    }
}
