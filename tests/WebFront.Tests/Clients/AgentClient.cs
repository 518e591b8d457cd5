using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Clients;

/// <summary>An agent's console.</summary>
public sealed class AgentClient : HubClient
{
    private AgentClient(Uri site, string? cookie, string? origin, HttpTransportType? transport, Action<HttpConnectionOptions>? more)
        : base(Connect(new Uri(site, "hubs/agent"), cookie, origin, transport: transport, more: more))
    {
    }

    public Inbox<SessionRow> Chats { get; } = new("chats");

    /// <summary>Each queue as the console would show it after each change.</summary>
    public Inbox<QueueBoard> Queues { get; } = new("queues");

    public Inbox<QueueChange> QueueChanges { get; } = new("changes of queues");

    /// <summary>Of customers whose last window closed, or who are back.</summary>
    public Inbox<VisitorPush> Visitors { get; } = new("visitors who left");

    private readonly Dictionary<string, QueueBoard> _queues = [];

    public Inbox<FiguresPush> Figures { get; } = new("figures");

    public Inbox<AgentMe> Standings { get; } = new("standings");

    public Inbox<ChannelNotification> ChannelNotification { get; } = new("news of channels");

    public Inbox<DraftView> Drafts { get; } = new("drafts");

    public static async Task<AgentClient> Open(
        Uri site, string? cookie, string? origin = null, HttpTransportType? transport = null, Action<HttpConnectionOptions>? more = null)
    {
        var client = new AgentClient(site, cookie, origin, transport, more);
        client.Connection.On<SessionRow>("Chat", client.Chats.Add);
        client.Connection.On<VisitorPush>("Visitor", client.Visitors.Add);
        client.Connection.On<QueueChange>("QueueChanged", client.Take);
        client.Connection.On<FiguresPush>("Figures", client.Figures.Add);
        client.Connection.On<AgentMe>("Me", client.Standings.Add);
        client.Connection.On<ChannelNotification>("ChannelChanged", client.ChannelNotification.Add);
        client.Connection.On<DraftView>("Draft", client.Drafts.Add);
        await client.Listen();
        return client;
    }

    public async Task<Answer<AgentWelcome>> Hello()
    {
        var answer = await Ask<AgentWelcome>("Hello", new AgentHello(ProtocolVersion.Current));
        foreach (var board in answer.Ok?.Boards ?? [])
            Keep(board.Queue);
        return answer;
    }

    public async Task<Answer<ChannelBoard>> Board(string channel)
    {
        var answer = await Ask<ChannelBoard>("Board", channel);
        if (answer.Ok is { } board)
            Keep(board.Queue);
        return answer;
    }

    private void Keep(QueueBoard queue)
    {
        lock (_queues)
        {
            _queues[queue.ChannelId] = queue;
        }

        Queues.Add(queue);
    }

    /// <summary>As docs/protocol.md says; whoever has another version reads the board afresh.</summary>
    private void Take(QueueChange change)
    {
        QueueChanges.Add(change);
        QueueBoard? known;
        lock (_queues)
        {
            known = _queues.GetValueOrDefault(change.ChannelId);
        }

        if (known?.Version == change.Version)
            return;
        if (known?.Version != change.After)
        {
            _ = Board(change.ChannelId);
            return;
        }

        var rows = known.Rows.Where(row => !change.Left.Contains(row.Id)).ToList();
        foreach (var place in change.Rows)
            rows.Insert(place.Index, place.Row);
        Keep(new(change.ChannelId, change.Version, rows, change.Count));
    }

    public Task<Answer<AgentMe>> SetPresence(string presence) => Ask<AgentMe>("SetPresence", presence);

    public Task<Answer<AcceptedChat>> Accept(string session) => Ask<AcceptedChat>("Accept", session, VisitorClient.NewId());

    public Task<Answer<AcceptedChat>> GetNext(string? channel = null, string? messageId = null) =>
        Ask<AcceptedChat>("GetNext", messageId ?? VisitorClient.NewId(), channel);

    public Task<Answer<AgentChat>> Open(string session, long afterSeq = 0) => Ask<AgentChat>("Open", session, afterSeq);

    public Task<Answer<Sent>> Send(string session, string text, string? messageId = null) =>
        Ask<Sent>("Send", new AgentMessage(session, messageId ?? VisitorClient.NewId(), text));
}
