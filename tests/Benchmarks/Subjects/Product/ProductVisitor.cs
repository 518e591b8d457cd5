using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Benchmarks.Load;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>A visitor's widget.</summary>
internal sealed class ProductVisitor(HubConnection hub, HubCalls calls, Caretaker caretaker) : IVisitorSide, IKeptAlive
{
    private static readonly TimeSpan GapPatience = TimeSpan.FromSeconds(1);

    private readonly ReadingPlace _place = new();
    private MessageArrived _arrived = _ => { };
    private bool _started;

    public bool MissesEvents => _place.HasGapOlderThan(GapPatience);

    public static async Task<ProductVisitor> Connect(
        Uri address, string channel, HubCalls calls, Caretaker caretaker, CancellationToken cancel)
    {
        var hub = WebSocketHub.Create(address);
        var visitor = new ProductVisitor(hub, calls, caretaker);
        hub.On<EventsPush>(nameof(IVisitorClient.Events), push => visitor.Take(push.Events));
        await hub.StartAsync(cancel);
        var hello = new VisitorHello(ProtocolVersion.Current, channel, Token: null, AfterSeq: 0);
        await calls.Ask(() => hub.InvokeAsync<Answer<VisitorWelcome>>(nameof(IVisitorHub.Hello), hello, cancel));
        caretaker.Add(visitor);
        return visitor;
    }

    public async Task<string> StartChat(MessageArrived arrived)
    {
        _arrived = arrived;
        var start = new StartChat(
            NewId(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), "Visitor", "visitor@bench.example",
            "Does the parcel come today?", Consent: true, "en", "https://shop.example/basket", Referrer: null);
        var chat = await calls.Ask(() => hub.InvokeAsync<Answer<VisitorChat>>(nameof(IVisitorHub.Start), start));
        Take(chat.Log.Events);
        _started = true;
        return chat.Log.SessionId;
    }

    public async Task Send(string text)
    {
        var message = new VisitorMessage(NewId(), text);
        var sent = await calls.Ask(() => hub.InvokeAsync<Answer<Sent>>(nameof(IVisitorHub.Send), message));
        _place.Take(sent.Seq);
    }

    public async Task Sync()
    {
        if (!_started)
            return;
        var sync = await calls.Ask(() => hub.InvokeAsync<Answer<VisitorSync>>(nameof(IVisitorHub.Sync), _place.Contiguous));
        Take(sync.Log.Events);
    }

    public ValueTask DisposeAsync()
    {
        caretaker.Remove(this);
        return hub.DisposeAsync();
    }

    private void Take(IReadOnlyList<EventView> events)
    {
        foreach (var one in events)
        {
            if (_place.Take(one.Seq) && one is { Type: "message", By.Kind: "agent", Text: { } text })
                _arrived(text);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");
}
