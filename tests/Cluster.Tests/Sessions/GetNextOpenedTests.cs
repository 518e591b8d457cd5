using OrleansChat.Delivery;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>Whoever is answered the log of an accepted chat is told what comes after it.</summary>
[Collection(nameof(ChatCluster))]
public class GetNextOpenedTests(ChatCluster cluster)
{
    [Fact]
    public async Task GetNext_CopiesThroughTwoFronts_EachFrontWithTheLogIsToldOn()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        for (var round = 0; round < 10; round++)
        {
            await cluster.Start(channel);
            await Eventually.Get("the visitor waits", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 1);
            var (first, second, message) = (new RecordingFront(cluster), new RecordingFront(cluster), MessageId.New());

            var answers = await Task.WhenAll(
                cluster.Grains.Agent(anna.Id).GetNext(null, message, first.Lease()),
                cluster.Grains.Agent(anna.Id).GetNext(null, message, second.Lease()));

            var session = answers[0].Value!.Session;
            Assert.Equal(session, answers[1].Value!.Session);
            var opened = new[] { first, second }.Where((_, at) => answers[at].Value!.Opened is not null).ToArray();
            Assert.NotEmpty(opened);
            var said = await cluster.Grains.Session(session).Execute(
                new SendMessage(Author.Of(anna), "Hello") { MessageId = MessageId.New() });
            foreach (var front in opened)
                await Eventually.Holds("the front is told of the message", () => front.SeqsOf(session).Contains(said.Value!.Seq));
        }
    }

    [Fact]
    public async Task Accept_WithTheLeaseOfAFront_AnswersTheLogAndTellsOnlyWhatComesAfterIt()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreateAgent("Anna", channel);
        var chat = await cluster.Start(channel);
        var (front, session) = (new RecordingFront(cluster), cluster.Grains.Session(chat.Session));

        var picked = await session.Execute(new AcceptSession(anna, AcceptedHow.Picked) { MessageId = MessageId.New() }, front.Lease());
        var accepted = picked.Value!;
        var said = (await session.Execute(new SendMessage(Author.Of(anna), "Hello") { MessageId = MessageId.New() })).Value!;

        Assert.Equal(Enumerable.Range(1, (int)accepted.Summary.Seq), accepted.Opened!.Events.Select(logged => (int)logged.Seq));
        await Eventually.Holds("the front is told of the message", () => front.SeqsOf(chat.Session).Contains(said.Seq));
        Assert.Equal(said.Seq, front.SeqsOf(chat.Session)[0]);
    }

    [Fact]
    public async Task Accept_OfAChatThatSomebodyElseHas_OpensNothing()
    {
        var channel = await cluster.CreateChannel();
        var (anna, bjorn) = (await cluster.CreateAgent("Anna", channel), await cluster.CreateAgent("Bjørn", channel));
        var chat = await cluster.Start(channel);
        var (front, other, session) = (new RecordingFront(cluster), new RecordingFront(cluster), cluster.Grains.Session(chat.Session));
        Assert.True((await session.Execute(new AcceptSession(anna, AcceptedHow.Picked))).IsOk);
        await session.Subscribe(other.Lease(), long.MaxValue);

        Assert.False(
            (await session.Execute(new AcceptSession(bjorn, AcceptedHow.Picked) { MessageId = MessageId.New() }, front.Lease())).IsOk);
        Assert.True((await session.Execute(new SendMessage(Author.Of(anna), "Hello") { MessageId = MessageId.New() }, front.Lease())).IsOk);
        var again = (await session.Execute(new SendMessage(Author.Of(anna), "Again") { MessageId = MessageId.New() })).Value!;

        await Eventually.Holds("a front that subscribed is told", () => other.SeqsOf(chat.Session).Contains(again.Seq));
        Assert.Empty(front.SeqsOf(chat.Session));
    }
}
