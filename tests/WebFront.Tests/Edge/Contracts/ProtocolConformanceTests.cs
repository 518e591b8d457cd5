using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansChat.Hosting;
using OrleansChat.Wire;

namespace OrleansChat.Edge.Contracts;

/// <summary>
/// A client that was written from docs/protocol.md walks through a chat: sockets and HTTP only, arguments by the document's signatures.
/// Everything that comes back must be in its tables.
/// </summary>
[Collection(FrontCollection.Name)]
public class ProtocolConformanceTests(FrontHost front)
{
    private readonly DocumentedProtocol _document = new(File.ReadAllText(Path.Combine(Repository.Root, "docs/protocol.md")));

    [Fact]
    public async Task Chat_FromBeginningToEnd_FollowsTheDocument()
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = front.Site };
        var cookie = await SignIn(http);
        var channel = await NewChannel(http, cookie);
        await using var agent = await RawConnection.Open(front.Site, "hubs/agent", cookie);
        await using var visitor = await RawConnection.Open(front.Site, "hubs/visitor");
        await Agent(agent, "Hello", new() { ["hello"] = new { protocol = 2 } });
        await Agent(agent, "SetPresence", new() { ["presence"] = "present" });
        await Visitor(visitor, "Hello", new() { ["hello"] = new { protocol = 2, channel, afterSeq = 0 } });
        await Until(visitor, () => visitor.Pushes.Any(push => push.Method == "Availability"
            && push.Argument!.Value.GetProperty("open").GetBoolean()), channel);

        var chat = await Visitor(
            visitor,
            "Start",
            new() { ["start"] = new { messageId = Id(), visitorKey = Key(), name = "Kari", question = "Is it open?", consent = true } });
        var session = chat.GetProperty("log").GetProperty("sessionId").GetString()!;
        await Visitor(visitor, "Send", new() { ["message"] = new { messageId = Id(), text = "Hello?" } });
        Assert.Equal(session, (await Agent(agent, "GetNext",
            new() { ["channelId"] = channel, ["messageId"] = Id() })).GetProperty("id").GetString());
        var opened = await Agent(agent, "Open", new() { ["sessionId"] = session, ["afterSeq"] = 0 });
        await Agent(
            agent, "MarkRead", new() { ["sessionId"] = session, ["upTo"] = opened.GetProperty("log").GetProperty("lastSeq").GetInt64() });
        await Agent(agent, "Typing", new() { ["sessionId"] = session, ["active"] = true });
        var sent = await Agent(agent, "Send", new() { ["message"] = new { sessionId = session, messageId = Id(), text = "It is." } });
        await Visitor(visitor, "MarkRead", new() { ["upTo"] = sent.GetProperty("seq").GetInt64() });
        await Visitor(visitor, "Typing", new() { ["active"] = true });
        await Agent(agent, "Board", new() { ["channelId"] = channel });
        await Agent(agent, "End", new() { ["sessionId"] = session, ["messageId"] = Id() });
        await Visitor(visitor, "Rate", new() { ["messageId"] = Id(), ["stars"] = 5 });
        await Visitor(visitor, "Reopen", new() { ["messageId"] = Id() });
        await Visitor(visitor, "End", new() { ["messageId"] = Id() });
        var log = (await Visitor(visitor, "Sync", new() { ["afterSeq"] = 0 })).GetProperty("log");
        await Agent(agent, "Sync", new() { ["points"] = new[] { new { sessionId = session, afterSeq = 0 } } });
        await Refused(visitor, "visitorHub", "Send", new() { ["message"] = new { messageId = Id(), text = "" } }, "input.invalid");
        await Refused(agent, "agentHub", "Accept", new() { ["sessionId"] = Id(), ["messageId"] = Id() }, "chat.notFound");

        Assert.Equal("finished", log.GetProperty("status").GetString());
        Assert.Superset(
            new HashSet<string> { "started", "queued", "message", "accepted", "read", "ended", "rated", "reopened" },
            log.GetProperty("events").EnumerateArray().Select(each => each.GetProperty("type").GetString()!).ToHashSet());
        Pushed(visitor, "visitorPushes");
        Pushed(agent, "agentPushes");
        Assert.Empty(_document.Wrong);
        Assert.Superset(
            new HashSet<string> { "EventsPush", "TypingPush", "QueueView", "SessionRow", "AgentSync", "RefusalView", "WidgetConfig" },
            _document.Met);
    }

    private async Task<string> SignIn(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("api/account/sign-in",
            new { email = "ada@example.com", password = FrontHost.Password });
        _document.Check(await answer.Content.ReadFromJsonAsync<JsonElement>(), "AccountView", "sign-in");
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private async Task<string> NewChannel(HttpClient http, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/admin/channels")
        {
            Content = JsonContent.Create(
                new { name = $"Conformance {Id()}", header = "Chat", color = "#0a6e5c", language = "en", postChat = true }),
        };
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        var channel = await answer.Content.ReadFromJsonAsync<JsonElement>();
        _document.Check(channel, "ChannelView", "channel");
        return channel.GetProperty("id").GetString()!;
    }

    private Task<JsonElement> Visitor(RawConnection connection, string method, Dictionary<string, object?> named) =>
        Ask(connection, "visitorHub", method, named);

    private Task<JsonElement> Agent(RawConnection connection, string method, Dictionary<string, object?> named) =>
        Ask(connection, "agentHub", method, named);

    private async Task<JsonElement> Ask(RawConnection connection, string hub, string method, Dictionary<string, object?> named)
    {
        var answer = await connection.Call(method, _document.Arguments(hub, method, named));
        if (_document.Answer(hub, method) == "nothing")
            return answer ?? default;
        Assert.False(answer!.Value.TryGetProperty("refused", out var refused), $"{method}: {refused}");
        var ok = answer.Value.GetProperty("ok");
        _document.Check(ok, _document.Answer(hub, method), method);
        return ok;
    }

    private async Task Refused(RawConnection connection, string hub, string method, Dictionary<string, object?> named, string code)
    {
        var refused = (await connection.Call(method, _document.Arguments(hub, method, named)))!.Value.GetProperty("refused");
        _document.Check(refused, "RefusalView", method);
        Assert.Equal(code, refused.GetProperty("code").GetString());
    }

    private void Pushed(RawConnection connection, string part)
    {
        foreach (var (method, argument) in connection.Pushes)
        {
            if (argument is { } value)
                _document.Check(value, _document.Pushed(part, method), method);
        }
    }

    /// <summary>The channel is new, and learns of its agent a moment later.</summary>
    private async Task Until(RawConnection visitor, Func<bool> isSo, string channel)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            var welcome = await Visitor(visitor, "Hello", new() { ["hello"] = new { protocol = 2, channel, afterSeq = 0 } });
            if (welcome.GetProperty("availability").GetProperty("open").GetBoolean())
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }

    private static string Id() => Guid.NewGuid().ToString("N");

    private static string Key() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
