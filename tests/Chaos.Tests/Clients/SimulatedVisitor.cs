using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Clients;

/// <summary>A visitor's browser: starts one chat, writes at a steady pace, and follows docs/protocol.md through every fault.</summary>
internal sealed class SimulatedVisitor
{
    private readonly string channel;
    private readonly string name;
    private readonly Outbox outbox;
    private readonly Link link;
    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');
    private readonly string firstMessage = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim syncing = new(1, 1);
    private string? token;

    public SimulatedVisitor(Fronts fronts, string channel, string name)
    {
        this.channel = channel;
        this.name = name;
        History = new History(name);
        outbox = new Outbox(History);
        link = new Link(fronts, "hubs/visitor", cookie: null) { Listen = Listen, Resume = Resume };
    }

    public History History { get; }

    public bool IsStarted => History.SessionId is not null;

    public bool IsSettled => outbox.IsEmpty;

    /// <summary>How many messages of agents it has been shown.</summary>
    public int Answers => History.Seen.Count(each => each is { Type: "message", By.Kind: "agent" });

    /// <summary>It has ended the chat, or wants to.</summary>
    public bool IsLeaving { get; private set; }

    public int Connects => link.Connects;

    public int Resends => outbox.Resends;

    /// <summary>Messages and wishes so far, whatever became of them.</summary>
    public int Written => outbox.Written;

    public Task Run(CancellationToken stop) => link.Run(stop);

    /// <summary>
    /// Writes one message at each interval; ends the chat after <paramref name="messages"/> of them, or stops at <paramref name="quiet"/>.
    /// </summary>
    public async Task Write(TimeSpan interval, int messages, CancellationToken quiet, CancellationToken stop)
    {
        await Pause(interval * Random.Shared.NextDouble(), quiet);
        for (var written = 0; written <= messages && !quiet.IsCancellationRequested; await Pause(interval, quiet))
        {
            if (!IsStarted)
                continue;
            if (written++ == messages)
                Leave();
            else
                outbox.Add($"{name} #{written}");
            await Flush(stop);
        }
    }

    /// <summary>Ends the chat after all that was written.</summary>
    public void Leave()
    {
        if (IsLeaving)
            return;
        IsLeaving = true;
        outbox.Add(null);
    }

    /// <summary>Sends what is left and reads the log to its end.</summary>
    public async Task Settle(CancellationToken stop)
    {
        await Flush(stop);
        await Sync(stop);
    }

    private static async Task Pause(TimeSpan time, CancellationToken quiet) =>
        await Task.Delay(time, quiet).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Listen(HubConnection connection)
    {
        connection.On<EventsPush>("Events", push => Take(push.Events));
        connection.On("Resync", () => Sync(CancellationToken.None));
    }

    private Task Take(IReadOnlyList<EventView> events) => History.Apply(events) ? Sync(CancellationToken.None) : Task.CompletedTask;

    private async Task Resume(CancellationToken stop)
    {
        var welcome = Expect(
            await link.Call<VisitorWelcome>(
                "Hello", stop, new VisitorHello(ProtocolVersion.Current, channel, token, History.LastSeq, Numbering: 1)));
        if (welcome.TokenRefused is { } refused)
            throw new InvalidOperationException($"{name}: the token was refused: {refused.Code}.");
        var chat = welcome.Chat ?? await Start(stop);
        link.Greeted();
        token = chat.Token;
        History.Apply(chat.Log.Events);
        History.SessionId = chat.Log.SessionId;
        if (chat.Log.More)
            await Sync(stop);
        await Flush(stop);
    }

    private async Task<VisitorChat> Start(CancellationToken stop)
    {
        var answer = await link.Call<VisitorChat>(
            "Start", stop, new StartChat(firstMessage, key, name, null, $"{name} #0", true, "en", "http://shop.example/", null));
        return Expect(answer);
    }

    private async Task Flush(CancellationToken stop)
    {
        try
        {
            await outbox.Flush(Send, stop);
        }
        catch (Exception error) when (Link.IsLoss(error))
        {
            // Stays in the outbox: the next connection or the next message sends it again.
        }
    }

    private async Task<Reply> Send(Outgoing outgoing, CancellationToken stop)
    {
        if (outgoing.Text is null)
            return new(null, (await link.Call<Done>("End", stop, outgoing.MessageId)).Refused);
        var answer = await link.Call<Sent>("Send", stop, new VisitorMessage(outgoing.MessageId, outgoing.Text));
        return new(answer.Ok?.Seq, answer.Refused);
    }

    private async Task Sync(CancellationToken stop)
    {
        await syncing.WaitAsync(stop);
        try
        {
            for (var more = true; more;)
            {
                var answer = await link.Call<VisitorSync>("Sync", stop, History.LastSeq);
                token = answer.Ok?.Token ?? token;
                History.Apply(answer.Ok?.Log.Events ?? []);
                more = answer.Ok?.Log.More ?? false;
            }
        }
        catch (Exception error) when (Link.IsLoss(error))
        {
            // The next connection starts with Hello from the last seq.
        }
        finally
        {
            syncing.Release();
        }
    }

    private T Expect<T>(Answer<T> answer)
        where T : class =>
        answer.Ok ?? throw new InvalidOperationException($"{name}: refused with {answer.Refused?.Code}.");
}
