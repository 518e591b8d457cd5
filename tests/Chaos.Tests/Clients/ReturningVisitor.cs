using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Clients;

/// <summary>
/// A visitor whose agent ends the chat, and who comes back to it: each step is repeated under its first id until it is settled.
/// </summary>
internal sealed class ReturningVisitor
{
    private readonly string channel;
    private readonly Link link;
    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');
    private readonly string firstMessage = Guid.NewGuid().ToString("N");
    private string? token;

    public ReturningVisitor(Fronts fronts, string channel, string name)
    {
        this.channel = channel;
        History = new History(name);
        link = new Link(fronts, "hubs/visitor", cookie: null) { Listen = Listen, Resume = Resume };
    }

    public History History { get; }

    public Task Run(CancellationToken stop) => link.Run(stop);

    public async Task Say(string text, CancellationToken stop)
    {
        var outgoing = new Outgoing(Guid.NewGuid().ToString("N"), $"{History.Owner}: {text}", Stopwatch.GetTimestamp());
        var answer = await Repeated.Settled(
            () => link.Call<Sent>("Send", stop, new VisitorMessage(outgoing.MessageId, outgoing.Text!)), stop);
        History.Settle(new(outgoing, answer.Ok?.Seq, answer.Refused?.Code, Stopwatch.GetTimestamp()));
    }

    /// <summary>Comes back; throws where that is refused for good.</summary>
    public async Task Reopen(CancellationToken stop)
    {
        var id = Guid.NewGuid().ToString("N");
        var answer = await Repeated.Settled(() => link.Call<Done>("Reopen", stop, id), stop);
        if (answer.Refused is { } refused)
            throw new InvalidOperationException($"{History.Owner} (session {History.SessionId}) could not reopen: {refused.Code}.");
    }

    public async Task Leave(CancellationToken stop)
    {
        var id = Guid.NewGuid().ToString("N");
        await Repeated.Settled(() => link.Call<Done>("End", stop, id), stop);
    }

    public async Task Sync(CancellationToken stop)
    {
        for (var more = true; more;)
        {
            var answer = await Repeated.Settled(() => link.Call<VisitorSync>("Sync", stop, History.LastSeq), stop);
            History.Apply(answer.Ok?.Log.Events ?? []);
            more = answer.Ok?.Log.More ?? false;
        }
    }

    private void Listen(HubConnection connection) => connection.On<EventsPush>("Events", push => { History.Apply(push.Events); });

    private async Task Resume(CancellationToken stop)
    {
        var hello = new VisitorHello(ProtocolVersion.Current, channel, token, History.LastSeq, Numbering: 1);
        var start = new StartChat(
            firstMessage, key, History.Owner, null, $"{History.Owner} #0", true, "en", "http://shop.example/", null);
        var chat = Ok(await link.Call<VisitorWelcome>("Hello", stop, hello)).Chat
            ?? Ok(await link.Call<VisitorChat>("Start", stop, start));
        link.Greeted();
        token = chat.Token;
        History.Apply(chat.Log.Events);
        History.SessionId = chat.Log.SessionId;
    }

    private T Ok<T>(Answer<T> answer)
        where T : class =>
        answer.Ok ?? throw new InvalidOperationException($"{History.Owner}: refused with {answer.Refused?.Code}.");
}
