using OrleansChat.Access;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// Every misshapen message of SignalR's protocol, at both hubs: it is answered with a code, or ends its connection with one, or means
/// nothing; never does it leave a connection that is open and hears nothing more.
/// </summary>
[Collection(HubCollection.Name)]
public class HubMessageTests(AccessScene scene)
{
    private const string Ends = "ends";
    private const string Answered = "answered";
    private const string Ignored = "ignored";
    private const string Closes = "closes";

    private static readonly (string Expected, string Message)[] Shapes =
    [
        // Types that the protocol does not have.
        (Ends, """{"type":0}"""),
        (Ends, """{"type":-1}"""),
        (Ends, """{"type":99,"target":"Hello","arguments":[],"invocationId":"x"}"""),
        (Ends, """{"type":10}"""),
        (Ends, """{"type":99999999999}"""),
        (Ends, """{"type":1.5}"""),
        (Ends, """{"type":"1","target":"Hello","arguments":[],"invocationId":"x"}"""),
        (Ends, """{"type":null}"""),
        (Ends, """{"type":[1]}"""),
        (Ends, """{"type":{"type":1}}"""),
        (Ends, """{}"""),
        (Ends, """{"target":"Hello","arguments":[],"invocationId":"x"}"""),
        // No object at all.
        (Ends, ""),
        (Ends, "[]"),
        (Ends, "null"),
        (Ends, "42"),
        (Ends, "\"type\""),
        (Ends, """[{"type":6}]"""),
        (Ends, """{"type":6"""),
        (Ignored, """{"type":6}}"""),
        (Ends, "\u0000"),
        // Calls.
        (Ends, """{"type":1}"""),
        (Ends, """{"type":1,"invocationId":"x","arguments":[]}"""),
        (Ends, """{"type":1,"invocationId":"x","target":null,"arguments":[]}"""),
        (Ends, """{"type":1,"invocationId":"x","target":42,"arguments":[]}"""),
        (Ends, """{"type":1,"invocationId":"x","target":"\ud800","arguments":[]}"""),
        (Ends, """{"type":1,"invocationId":42,"target":"Hello","arguments":[]}"""),
        (Ends, """{"type":1,"invocationId":"x","target":"Hello"}"""),
        (Ends, """{"type":1,"invocationId":"x","target":"Hello","arguments":{}}"""),
        (Answered, """{"type":1,"invocationId":"x","target":"","arguments":[]}"""),
        (Answered, """{"type":1,"invocationId":"x","target":"Hello","arguments":[]}"""),
        (Answered, """{"type":1,"invocationId":"x","target":"Hello","arguments":[[[]]]}"""),
        (Answered, """{"type":1,"invocationId":"x","target":"Hello","arguments":["\ud800"]}"""),
        (Answered, """{"type":1,"invocationId":"x","target":"Nothing","arguments":[1,2,3]}"""),
        (Answered, """{"arguments":[],"target":"Nothing","invocationId":"x","type":1}"""),
        (Answered, """{"arguments":[{"deep":[1]}],"target":"Hello","target":"Nothing","invocationId":"x","type":1}"""),
        (Answered, """{"type":1,"type":1,"invocationId":"x","target":"Nothing","arguments":[]}"""),
        (Answered, """{"type":1,"invocationId":"x","target":"Unreadable","arguments":[]}"""),
        (Answered, """{"type":1,"invocationId":"x","target":"Hello","arguments":[{}],"streamIds":["1"]}"""),
        (Answered, """{"type":4,"invocationId":"x","target":"Hello","arguments":[{}]}"""),
        (Answered, """{"type":4,"invocationId":"x","target":"Nothing","arguments":[]}"""),
        (Ignored, """{"type":1,"target":"Nothing","arguments":[]}"""),
        // What a server sends, or belongs to streams that nobody opened.
        (Ends, """{"type":2}"""),
        (Ignored, """{"type":2,"invocationId":"nobody","item":1}"""),
        (Ends, """{"type":3}"""),
        (Ignored, """{"type":3,"invocationId":"nobody","result":1}"""),
        (Ignored, """{"type":3,"invocationId":"nobody","error":"no"}"""),
        (Ends, """{"type":3,"invocationId":"nobody","result":1,"error":"no"}"""),
        (Ends, """{"type":5}"""),
        (Ignored, """{"type":5,"invocationId":"nobody"}"""),
        (Ignored, """{"type":6}"""),
        (Ignored, """{"type":6,"more":{"deep":[1,{"x":2}]}}"""),
        (Closes, """{"type":7}"""),
        (Closes, """{"type":7,"error":"mine"}"""),
        (Ends, """{"type":8}"""),
        (Ignored, """{"type":8,"sequenceId":7}"""),
        (Ends, """{"type":9}"""),
        (Ignored, """{"type":9,"sequenceId":7}"""),
    ];

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var hub in (string[])["visitor", "agent"])
        {
            for (var shape = 0; shape <= Shapes.Length; shape++)
                cases.Add(hub, shape);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Message_OfAnyShape_LeavesNoConnectionDeaf(string hub, int shape)
    {
        var (expected, message) = shape < Shapes.Length ? Shapes[shape] : (Ends, new string('[', 1_000));
        using var socket = await RawSocket.Open(scene.Front.Site, hub, hub == "agent" ? scene.CookiesOf(Caller.Administrator) : null);
        await socket.Hears("{}");

        await socket.Say(message);
        await socket.Say(Probe(hub));

        switch (expected)
        {
            case Ends:
                var said = await socket.Closes();
                Assert.Contains($"{RefusalCodes.InvalidInput}: ", said, StringComparison.Ordinal);
                Assert.Contains("\"type\":7", said, StringComparison.Ordinal);
                break;
            case Closes:
                await socket.Closes();
                break;
            default:
                var heard = await socket.Hears("\"invocationId\":\"probe\"", "\"type\":7");
                Assert.DoesNotContain("\"type\":7", heard, StringComparison.Ordinal);
                if (expected == Answered)
                    Assert.Contains(
                        $"\"invocationId\":\"x\",\"result\":{{\"refused\":{{\"code\":\"{RefusalCodes.InvalidInput}\"",
                        heard,
                        StringComparison.Ordinal);
                break;
        }
    }

    private string Probe(string hub) => hub == "agent"
        ? $$"""{"type":1,"invocationId":"probe","target":"Hello","arguments":[{"protocol":{{ProtocolVersion.Current}}}]}"""
        : $$"""{"type":1,"invocationId":"probe","target":"Hello","arguments":[{"protocol":{{ProtocolVersion.Current}},"channel":"{{scene.Channel}}","afterSeq":0}]}""";
}
