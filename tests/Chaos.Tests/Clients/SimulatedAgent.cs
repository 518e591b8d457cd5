using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Notes;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Clients;

/// <summary>
/// An agent's console: takes whoever waits, answers every customer message, and follows docs/protocol.md through every fault.
/// </summary>
internal sealed class SimulatedAgent
{
    private readonly Link link;
    private readonly ConcurrentDictionary<string, AgentConversation> chats = new();
    private readonly SemaphoreSlim syncing = new(1, 1);

    public SimulatedAgent(Fronts fronts, string name, string cookie)
    {
        Name = name;
        link = new Link(fronts, "hubs/agent", cookie) { Listen = Listen, Resume = Resume };
    }

    public string Name { get; }

    /// <summary>Key of the account; known after the first Hello.</summary>
    public string Id { get; private set; } = "";

    public IReadOnlyCollection<History> Histories => [.. chats.Values.Select(chat => chat.History)];

    public bool IsSettled => chats.Values.All(chat => chat.Outbox.IsEmpty);

    public int Connects => link.Connects;

    /// <summary>The last answer to each message id of "get next": the chat, or the refusal for good.</summary>
    public ConcurrentQueue<Claim> Claims { get; } = new();

    /// <summary>How often a chat was offered, accepted, or taken over, as far as it was answered.</summary>
    public ConcurrentDictionary<string, int> Handovers { get; } = new();

    /// <summary>Sessions that the server's list says this agent has now.</summary>
    public IReadOnlyCollection<string> Owned { get; private set; } = [];

    public Task Run(CancellationToken stop) => link.Run(stop);

    /// <summary>Get next in queue, again and again.</summary>
    public async Task Work(CancellationToken quiet, CancellationToken stop)
    {
        var next = Guid.NewGuid().ToString("N");
        while (!quiet.IsCancellationRequested)
        {
            var pause = TimeSpan.FromMilliseconds(200 + Random.Shared.Next(200));
            try
            {
                if (link.IsConnected)
                {
                    var answer = await link.Call<SessionRow>("GetNext", stop, next, null);
                    if (answer.Refused?.RetryAfterMs is null)
                    {
                        Claims.Enqueue(new(next, answer.Ok?.Id, answer.Refused?.Code));
                        next = Guid.NewGuid().ToString("N");
                    }

                    if (answer.Ok is { } row)
                    {
                        await Open(row.Id, stop);
                        pause = TimeSpan.Zero;
                    }
                }
            }
            catch (Exception error) when (Link.IsLoss(error))
            {
                // Whether a chat was taken the next call learns: it has the same message id.
            }

            await Task.Delay(pause, quiet).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Now and then offers one of its chats to a colleague, or takes one over. Each is asked for once: whether it was done, the logs say.
    /// </summary>
    public async Task HandOver(IReadOnlyCollection<SimulatedAgent> all, CancellationToken quiet, CancellationToken stop)
    {
        while (!quiet.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500 + Random.Shared.Next(1_500)), quiet)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var colleague = all.ElementAt(Random.Shared.Next(all.Count));
            if (quiet.IsCancellationRequested || !link.IsConnected || colleague == this || colleague.Id.Length == 0)
                continue;
            try
            {
                if (Random.Shared.Next(4) == 0 && colleague.Any() is { } theirs)
                    await TakeOver(theirs, stop);
                else if (Any() is { } own)
                    await Offer(own, colleague.Id, stop);
            }
            catch (Exception error) when (Link.IsLoss(error))
            {
                // Whether it was done nobody has to know.
            }
        }
    }

    /// <summary>Sends what is left, renews presence, and reads every log to its end.</summary>
    public async Task Settle(CancellationToken stop)
    {
        foreach (var chat in chats.Values)
            await Flush(chat, stop);
        await Sync(stop);
    }

    public async Task<ChannelBoard> Board(string channel, CancellationToken stop) =>
        Expect(await link.Call<ChannelBoard>("Board", stop, channel));

    private void Listen(HubConnection connection)
    {
        connection.On<EventsPush>("Events", Take);
        connection.On<SessionRow>(
            "Chat", row => row.TransferTo == Id ? AcceptTransfer(row.Id)
                : chats.ContainsKey(row.Id) || !IsMine(row) ? Task.CompletedTask
                : Open(row.Id, CancellationToken.None));
        connection.On("Resync", () => Sync(CancellationToken.None));
    }

    private bool IsMine(SessionRow row) => row.Status is "customerLast" or "agentLast" && row.AgentId == Id;

    private string? Any() => Owned.Count == 0 ? null : Owned.ElementAt(Random.Shared.Next(Owned.Count));

    private static string NewId() => Guid.NewGuid().ToString("N");

    private void Count<T>(string what, Answer<T> answer)
        where T : class => Handovers.AddOrUpdate(answer.Refused?.Code ?? what, 1, static (_, times) => times + 1);

    private async Task Offer(string sessionId, string colleague, CancellationToken stop)
    {
        var request = new TransferRequest(sessionId, NewId(), colleague, null, "Please.");
        Count("offered", await link.Call<Done>("Transfer", stop, request));
    }

    private async Task TakeOver(string sessionId, CancellationToken stop)
    {
        var answer = await link.Call<AcceptedChat>("TakeOver", stop, sessionId, NewId());
        Count("taken over", answer);
        if (answer.Ok is not null)
            await Open(sessionId, stop);
    }

    /// <summary>Most are accepted, some are rejected, and some nobody answers.</summary>
    private async Task AcceptTransfer(string sessionId)
    {
        try
        {
            switch (Random.Shared.Next(6))
            {
                case 0:
                    return;
                case 1:
                    Count("rejected", await link.Call<Done>("RejectTransfer", CancellationToken.None, sessionId, NewId()));
                    return;
                default:
                    var answer = await link.Call<AcceptedChat>("AcceptTransfer", CancellationToken.None, sessionId, NewId());
                    Count("accepted", answer);
                    if (answer.Ok is not null)
                        await Open(sessionId, CancellationToken.None);
                    return;
            }
        }
        catch (Exception error) when (Link.IsLoss(error))
        {
            // The next Hello lists what was accepted.
        }
    }

    private async Task Resume(CancellationToken stop)
    {
        var welcome = Expect(await link.Call<AgentWelcome>("Hello", stop, new AgentHello(ProtocolVersion.Current)));
        link.Greeted();
        Expect(await link.Call<AgentMe>("SetPresence", stop, "present"));
        Id = welcome.Me.Id;
        var open = welcome.Chats.Where(IsMine).Select(row => row.Id).ToArray();
        Owned = open;
        foreach (var id in open.Union(chats.Keys))
            await Open(id, stop);
    }

    private async Task Open(string sessionId, CancellationToken stop)
    {
        var chat = chats.GetOrAdd(sessionId, id => new AgentConversation(Name, id, () => Id));
        try
        {
            for (var more = true; more;)
            {
                var answer = await link.Call<AgentChat>("Open", stop, sessionId, chat.History.LastSeq);
                chat.Take(answer.Ok?.Log.Events ?? []);
                more = answer.Ok?.Log.More ?? false;
            }

            await Flush(chat, stop);
        }
        catch (Exception error) when (Link.IsLoss(error))
        {
            // The next connection opens all chats again.
        }
    }

    private async Task Take(EventsPush push)
    {
        var chat = chats.GetOrAdd(push.SessionId, id => new AgentConversation(Name, id, () => Id));
        if (chat.Take(push.Events))
            await Open(push.SessionId, CancellationToken.None);
        else
            await Flush(chat, CancellationToken.None);
    }

    private async Task Flush(AgentConversation chat, CancellationToken stop)
    {
        try
        {
            await chat.Outbox.Flush((outgoing, cancel) => Send(chat, outgoing, cancel), stop);
        }
        catch (Exception error) when (Link.IsLoss(error))
        {
            // Stays in the outbox.
        }
    }

    private async Task<Reply> Send(AgentConversation chat, Outgoing outgoing, CancellationToken stop)
    {
        var answer = outgoing.IsNote
            ? await link.Call<Sent>("AddNote", stop, new AgentNote(chat.Id, outgoing.MessageId, outgoing.Text!, []))
            : await link.Call<Sent>("Send", stop, new AgentMessage(chat.Id, outgoing.MessageId, outgoing.Text!));
        return new(answer.Ok?.Seq, answer.Refused);
    }

    private async Task Sync(CancellationToken stop)
    {
        await syncing.WaitAsync(stop);
        try
        {
            for (var more = true; more;)
            {
                SyncPoint[] points = [.. chats.Values.Select(chat => new SyncPoint(chat.Id, chat.History.LastSeq))];
                var answer = Expect(await link.Call<AgentSync>("Sync", stop, [points]));
                foreach (var page in answer.Logs)
                    chats.GetOrAdd(page.SessionId, id => new AgentConversation(Name, id, () => Id)).Take(page.Events);
                Owned = [.. answer.Chats.Where(IsMine).Select(row => row.Id)];
                more = answer.Logs.Any(page => page.More) || answer.Failed.Count > 0;
                if (answer.Failed.Count > 0)
                    await Task.Delay(answer.Failed.Min(failed => failed.RetryAfterMs), stop);
            }
        }
        catch (Exception error) when (Link.IsLoss(error))
        {
            // The next connection starts with Hello and opens all chats again.
        }
        finally
        {
            syncing.Release();
        }
    }

    private T Expect<T>(Answer<T> answer)
        where T : class =>
        answer.Ok ?? throw new InvalidOperationException($"{Name}: refused with {answer.Refused?.Code}.");
}
