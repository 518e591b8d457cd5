using OrleansChat.Databases;

namespace OrleansChat.Sessions;

public abstract partial class JournalTests
{
    [Fact]
    public async Task Append_ManySessionsAtOnce_LogIsWhatWasAcknowledged()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var writers = Enumerable.Range(0, 100).Select(_ => new CompetingWriter(process, new TestSession())).ToArray();

        await Task.WhenAll(writers.Select(writer => writer.Write(messages: 20)));

        foreach (var writer in writers)
            await AssertLogIs(process, writer.Session, writer.Acknowledged);
    }

    [Fact]
    public async Task Append_TwoProcessesOnTheSameSessions_NoGapNoDoubleNothingLost()
    {
        await using var database = await NewDatabase();
        await using var one = await StorageProcess.Start(database);
        await using var two = await StorageProcess.Start(database);
        var sessions = Enumerable.Range(0, 25).Select(_ => new TestSession()).ToArray();
        var writers = sessions.SelectMany(session => new CompetingWriter[] { new(one, session), new(two, session) }).ToArray();

        await Task.WhenAll(writers.Select(writer => writer.Write(messages: 10)));

        Assert.True(writers.Sum(writer => writer.Fenced) > 0, "Two writers at one session never met: the test shows nothing.");
        foreach (var session in sessions)
        {
            var acknowledged = writers.Where(writer => writer.Session == session).SelectMany(writer => writer.Acknowledged);
            await AssertLogIs(one, session, acknowledged);
        }
    }

    private static async Task AssertLogIs(StorageProcess process, TestSession session, IEnumerable<MessageId> acknowledged)
    {
        var log = await process.Log(session.Id);
        Assert.Equal(Enumerable.Range(1, log.Count).Select(seq => (long)seq), log.Select(logged => logged.Seq));
        Assert.Equal(
            acknowledged.Select(id => id.Value).Order(),
            log.Select(logged => logged.MessageId!.Value.Value).Order());
        Assert.Equal(log.Count, (await process.Directory.Find(session.Id, default))!.Seq);
    }

    /// <summary>What an activation does: decide after the log it knows; when fenced, read and decide again.</summary>
    private sealed class CompetingWriter(StorageProcess process, TestSession session)
    {
        private long _seq;

        public TestSession Session => session;

        public List<MessageId> Acknowledged { get; } = [];

        public int Fenced { get; private set; }

        public async Task Write(int messages)
        {
            for (var i = 0; i < messages; i++)
                await Send(MessageId.New());
        }

        private async Task Send(MessageId id)
        {
            while (true)
            {
                var outcome = await process.Append(session.At(_seq + 1, id: id));
                if (outcome.Status == AppendStatus.Committed)
                {
                    _seq++;
                    Acknowledged.Add(id);
                    return;
                }
                // Unavailable: unknown; busy: refused. Both read again, as a grain does.
                if (outcome.Status == AppendStatus.Fenced)
                    Fenced++;
                var log = await process.Log(session.Id);
                _seq = log.Count == 0 ? 0 : log[^1].Seq;
                if (log.Any(logged => logged.MessageId == id))
                {
                    Acknowledged.Add(id);
                    return;
                }
            }
        }
    }
}
