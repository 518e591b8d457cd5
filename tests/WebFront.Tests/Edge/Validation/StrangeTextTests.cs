using System.Net.WebSockets;
using System.Text;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Testing.Texts;

namespace OrleansChat.Edge.Validation;

/// <summary>Texts of which nothing is seen, that turn others around, or that databases refuse.</summary>
[Collection(FrontCollection.Name)]
public class StrangeTextTests(FrontHost front)
{
    private static IEnumerable<string> Blank => TextCase.All.Where(each => each.Blank).Select(each => each.Text);

    [Fact]
    public async Task MessageAndQuestion_OfNothingVisible_AreRefused()
    {
        await using var agent = await front.PresentAgent("Bente Blank");
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        foreach (var text in Blank)
            Assert.Equal(("question", "required"), Of((await visitor.Start(text)).Refused));
        Assert.Null((await visitor.Start("A question")).Refused);
        foreach (var text in Blank)
            Assert.Equal(("text", "required"), Of((await visitor.Send(text)).Refused));
    }

    [Fact]
    public async Task Name_InvisibleOrTurningTheRest_IsRefusedOrStraightened()
    {
        await using var agent = await front.PresentAgent("Sara Straight");
        foreach (var (name, stored) in new[] { ("\u200b", null), ("Ann\u202egnp.exe\n", "Anngnp.exe") })
        {
            await using var visitor = await front.Visitor();
            await visitor.Hello();
            var chat = (await visitor.Ask<VisitorChat>("Start", visitor.Form("Hello", name) with { Company = "\u3164" })).Ok!;
            var row = (await agent.Accept(chat.Log.SessionId)).Ok!;
            Assert.Equal((stored, null), (row.CustomerName, row.CustomerCompany));
        }
    }

    [Fact]
    public async Task HalfAPairAndControls_InACall_AreCleanedAndStored()
    {
        await using var agent = await front.PresentAgent("Hanna Half");
        var start = $$"""
            {"type":1,"invocationId":"2","target":"Start","arguments":[{"messageId":"{{VisitorClient.NewId()}}","visitorKey":"{{VisitorClient.NewKey()}}","name":"A\ud83d\u0000nn","email":"ann@example.com","question":"Half \ude00 \u0007 of it\u0000","consent":true,"language":"en","pageUrl":"https://shop.example/\ud83d","referrer":null}]}
            """;
        var said = await Ask(start, until: "\"invocationId\":\"2\"");

        Assert.Contains("Half \ufffd  of it\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HalfAPair_InTheNameOfTheMethod_EndsTheConnectionWithTheCode() =>
        Assert.Contains(
            RefusalCodes.InvalidInput,
            await Ask("""{"type":1,"invocationId":"2","target":"St\ud83dart","arguments":[]}""", until: "\"type\":7"),
            StringComparison.Ordinal);

    /// <summary>Everything the server said until then.</summary>
    private async Task<string> Ask(string call, string until)
    {
        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await socket.ConnectAsync(new Uri($"ws://localhost:{front.Site.Port}/hubs/visitor"), patience.Token);
        var hello = $$"""{"type":1,"invocationId":"1","target":"Hello","arguments":[{"protocol":{{ProtocolVersion.Current}},"channel":"{{FrontHost.DemoChannel}}","token":null,"afterSeq":0}]}""";
        foreach (var message in new[] { """{"protocol":"json","version":1}""", hello, call.Trim() })
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, patience.Token);
        var said = new StringBuilder();
        var buffer = new byte[8_192];
        while (!said.ToString().Contains(until, StringComparison.Ordinal) || said[^1] != '\u001e')
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            said.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }

        return said.ToString();
    }

    private static (string?, string?) Of(RefusalView? refusal) => (refusal?.Details?["field"], refusal?.Details?["rule"]);
}
