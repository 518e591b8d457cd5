using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>Bodies that are replaced, messages that take one chat, and rows of newer releases.</summary>
public abstract partial class JournalTests
{
    private const string Secret = "my card is 4111 1111 1111 1111";

    [Fact]
    public async Task Append_Erasing_ReplacesTheBodyAndKeepsItsPlace()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var (session, said) = await Said(process);

        var erasing = Deletes(session, said);
        Assert.Equal(AppendStatus.Committed, (await process.Append(erasing)).Status);

        var log = await process.Log(session.Id);
        Assert.Equal([erasing.Erased![0], .. erasing.Events], log);
        Assert.Equal((said.Seq, said.At, said.MessageId), (log[0].Seq, log[0].At, log[0].MessageId));
        Assert.Equal(0, await process.Count($"select count(*) from session_events where payload like '%{Secret}%'"));
        Assert.Equal(0, await process.Count($"select count(*) from sessions where summary like '%{Secret}%'"));
        Assert.Equal(AppendStatus.Committed, (await process.Append(erasing)).Status);
        Assert.Equal(AppendStatus.DuplicateMessage, (await process.Append(session.At(3, id: said.MessageId))).Status);
    }

    [Fact]
    public async Task Append_ErasingButFenced_ErasesNothing()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var (session, said) = await Said(process);
        var erasing = Deletes(session, said);
        await process.Append(session.At(2));

        Assert.Equal(AppendStatus.Fenced, (await process.Append(erasing)).Status);

        Assert.Equal(said, (await process.Log(session.Id))[0]);
    }

    [Fact]
    public async Task Append_SecondChatAcceptedWithOneMessageId_NamesTheFirst()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var (one, two, id) = (new TestSession(), new TestSession(), MessageId.New());
        await process.Append(Accepts(one, id));

        Assert.Equal(new AppendOutcome(AppendStatus.OtherAccepted, Other: one.Id), await process.Append(Accepts(two, id)));

        Assert.Empty(await process.Log(two.Id));
        Assert.Equal(one.Id, await process.Directory.FindAccepted(id, default));
        Assert.Null(await process.Directory.FindAccepted(MessageId.New(), default));
    }

    [Theory]
    [InlineData("""{"type":"translated","language":"nb"}""")]
    [InlineData("""{"type":"message","author":{"kind":1},"kind":99,"text":"Hei"}""")]
    [InlineData("""{"type":"ended","reason":77,"by":{"kind":0},"status":8}""")]
    [InlineData("""{"type":"message","author":{"kind":1},"kind":0,"text":"Hei","onlyFor":"managers"}""")]
    public async Task Read_EventOfANewerRelease_IsNotMadeAnythingOf(string payload)
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        await process.Append(session.Next(events: 2));
        await process.Count($"update session_events set payload = '{payload}' where seq = 2 returning seq");

        var unknown = await Assert.ThrowsAsync<UnknownEventException>(() => process.Log(session.Id));

        Assert.Equal((session.Id, 2), (unknown.Session, unknown.Seq));
    }

    [Fact]
    public async Task List_SummaryOfANewerRelease_IsLeftOut()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var (newer, known) = (new TestSession(), new TestSession());
        await process.Append(newer.Next());
        await process.Append(known.Next(change: summary => summary with { Channel = newer.Summary.Channel }));
        await process.Count(
            "update sessions set summary = replace(summary, '\"status\":4', '\"status\":44') "
            + $"where summary like '%{newer.Id}%' returning seq");

        Assert.Equal([known.Id], (await process.Directory.Waiting(newer.Summary.Channel, default)).Select(summary => summary.Id));
    }

    private static async Task<(TestSession Session, LoggedEvent Said)> Said(StorageProcess process)
    {
        var session = new TestSession();
        var said = new LoggedEvent(
            1, TestSession.Noon, MessageId.New(), new MessageSent(Author.Customer("Kari"), MessageKind.Text, Secret));
        await process.Append(new([said], session.Summary with { Seq = 1, FirstMessage = Secret, LastMessage = Secret }));
        return (session, said);
    }

    private static SessionAppend Deletes(TestSession session, LoggedEvent said)
    {
        var deleted = new LoggedEvent(2, TestSession.Noon.AddMinutes(1), MessageId.New(), new MessageDeleted(1, Author.Customer("Kari")));
        var erased = said with { Body = (MessageSent)said.Body with { Text = "", Erased = new(deleted.At, deleted.Seq) } };
        return new([deleted], session.Summary with { Seq = 2 }, [erased]);
    }

    private static SessionAppend Accepts(TestSession session, MessageId id)
    {
        var agent = TestSession.Agent("Ola");
        var accepted = new LoggedEvent(1, TestSession.Noon, id, new Accepted(agent, AcceptedHow.GetNext));
        return new([accepted], session.Summary with { Seq = 1, Status = SessionStatus.CustomerLast, Agent = agent });
    }
}
