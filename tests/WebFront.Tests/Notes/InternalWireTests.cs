using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Notes;

/// <summary>
/// What the visitor's wire carries is the same, frame by frame, whether agents write notes and whispers, set tags
/// and stars and read them, or not: no event, no gap, no number, no time.
/// </summary>
[Collection(FrontCollection.Name)]
public partial class InternalWireTests(FrontHost front)
{
    private const char End = '\u001e';

    [Fact]
    public async Task Visitor_OfAChatWithNotesWhispersTagsAndStars_HearsWhatAnyOtherVisitorHears()
    {
        var quiet = await Scene(busy: false);
        var busy = await Scene(busy: true);

        Assert.Contains(quiet, frame => frame.Contains("Half an hour", StringComparison.Ordinal));
        Assert.Equal(quiet, busy);
    }

    private async Task<IReadOnlyList<string>> Scene(bool busy)
    {
        var channel = (await front.NewChannel()).Id;
        var tag = await AddTag();
        await using var agent = await front.PresentAgent(channel, "respond");
        await using var manager = await front.PresentAgent(channel, "manager");
        var colleague = await front.PresentAgent();
        await using var _ = colleague;
        using var visitor = new Wire(await RawSocket.Open(front.Site, "visitor"));
        var among = new Among(agent, manager, colleague, tag, busy);

        await visitor.Call("Hello", new { protocol = ProtocolVersion.Current, channel, afterSeq = 0 });
        var started = await visitor.Call("Start", Start());
        var session = started.GetProperty("log").GetProperty("sessionId").GetString()!;
        var token = started.GetProperty("token").GetString()!;
        await among.Write(session);
        Assert.Null((await agent.Accept(session)).Refused);
        await visitor.Hears("accepted");
        await among.Write(session);
        await agent.Send(session, "Two minutes.");
        await visitor.Hears("Two minutes.");
        await among.Write(session);
        await visitor.Call("Send", new { messageId = VisitorClient.NewId(), text = "Thanks!" });
        await visitor.Hears("Thanks!");
        await agent.Ask<Done>("MarkRead", session, long.MaxValue);
        await visitor.Hears("read");
        await among.Write(session);
        await agent.Ask<Done>("MarkRead", session, long.MaxValue);
        await visitor.Call("MarkRead", 6);
        await agent.Send(session, "Half an hour, sorry.");
        await visitor.Hears("Half an hour, sorry.");
        await among.Write(session);
        await visitor.Call("Sync", 4);
        await visitor.Call("Sync", 0);
        await agent.Ask<Done>("End", session, VisitorClient.NewId());
        await visitor.Hears("ended");
        await among.Write(session);

        using var again = new Wire(await RawSocket.Open(front.Site, "visitor"));
        await again.Call("Hello", new { protocol = ProtocolVersion.Current, channel, token, afterSeq = 5, numbering = 1 });
        await again.Call("Sync", 7);
        await again.Call("Hello", new { protocol = ProtocolVersion.Current, channel, token, afterSeq = 0 });
        if (busy)
        {
            var log = (await agent.Open(session)).Ok!;
            Assert.Equal(6 * 2, log.Log.Events.Count(view => view.Type == "note"));
            Assert.Equal(4, log.Log.Events.Count(view => view.Type == "whisper"));
            Assert.Equal(Enumerable.Range(1, log.Log.Events.Count), log.Log.Events.Select(view => (int)view.Seq));
        }

        return [.. visitor.Frames(), .. again.Frames()];
    }

    private static object Start() => new
    {
        messageId = VisitorClient.NewId(),
        visitorKey = VisitorClient.NewKey(),
        name = "Kari",
        question = "How long?",
        consent = true,
    };

    private async Task<TagView> AddTag()
    {
        var request = new AddTagRequest($"<b>{Guid.NewGuid():N}"[..30], "#AA3300");
        return await Browser.Value<TagView>(await front.Post("tags", request, "api/admin/", front.Administrator));
    }

    /// <summary>What happens among agents, or (in the quiet scene) does not; back when all of it is in the log.</summary>
    private sealed class Among(AgentClient agent, AgentClient manager, AgentClient colleague, TagView tag, bool busy)
    {
        public async Task Write(string session)
        {
            if (!busy)
                return;
            var mentioned = (await colleague.Hello()).Ok!.Me.Id;
            Assert.Null((await manager.Ask<Sent>("AddNote", Note(session, "A regular.", mentioned))).Refused);
            Assert.Null((await colleague.Ask<Sent>("AddNote", Note(session, "I know them."))).Refused);
            var whispered = await manager.Ask<Sent>("Whisper", new AgentMessage(session, VisitorClient.NewId(), "Give a discount."));
            Assert.True(whispered.Refused?.Code is null or "chat.notAllowedInState" or "chat.ended", $"{whispered.Refused}");
            Assert.Null((await manager.Ask<Sent>("ChangeTags", Change(session, [tag.Id], []))).Refused);
            Assert.Null((await manager.Ask<Sent>("ChangeTags", Change(session, [], [tag.Id]))).Refused);
            Assert.Null((await manager.Ask<Done>("SetStar", session, true)).Refused);
            await agent.Ask<Done>("MarkRead", session, 0);
        }

        private static AgentNote Note(string session, string text, params string[] mentions) =>
            new(session, VisitorClient.NewId(), text, mentions);

        private static TagChange Change(string session, string[] add, string[] remove) =>
            new(session, VisitorClient.NewId(), add, remove);
    }

    /// <summary>A visitor's connection, of which every frame counts.</summary>
    private sealed partial class Wire(RawSocket socket) : IDisposable
    {
        private int _calls;

        public void Dispose() => socket.Dispose();

        public Task<string> Hears(string type) => socket.Hears($"\"type\":\"{type}\"", $"\"text\":\"{type}\"");

        public async Task<JsonElement> Call(string method, params object[] arguments)
        {
            var id = $"call-{++_calls}";
            await socket.Say(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
            await Eventually.Holds($"an answer to {method}", () => Answer(id) is not null);
            var answer = JsonDocument.Parse(Answer(id)!).RootElement.GetProperty("result");
            Assert.True(answer.TryGetProperty("ok", out var ok), $"{method}: {answer}");
            return ok;
        }

        /// <summary>
        /// Without pings and the news of the channel, which other tests make; ids, times and tokens by what they are.
        /// Answers come after pushes, or before them: each in its own order.
        /// </summary>
        public IEnumerable<string> Frames() => All().OrderBy(frame => frame.StartsWith("{\"type\":3", StringComparison.Ordinal))
            .Where(frame => !frame.Contains("\"type\":6", StringComparison.Ordinal) && !Channel().IsMatch(frame))
            .Select(frame => Time().Replace(Token().Replace(Id().Replace(frame, "ID"), "TOKEN"), "TIME"));

        private string? Answer(string id) =>
            All().FirstOrDefault(frame => frame.StartsWith($"{{\"type\":3,\"invocationId\":\"{id}\"", StringComparison.Ordinal));

        private string[] All() => socket.Heard.Split(End, StringSplitOptions.RemoveEmptyEntries);

        [GeneratedRegex("\"target\":\"(Availability|Channel|Queue)\"")]
        private static partial Regex Channel();

        [GeneratedRegex("[0-9a-f]{32}")]
        private static partial Regex Id();

        [GeneratedRegex("\"token\":\"[^\"]+\"")]
        private static partial Regex Token();

        [GeneratedRegex("\\d{4}-\\d\\d-\\d\\dT[^\"]+")]
        private static partial Regex Time();
    }
}
