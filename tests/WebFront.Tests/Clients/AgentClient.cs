using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Protocol;

namespace OrleansChat.Clients;

/// <summary>An agent's console.</summary>
public sealed class AgentClient : HubClient
{
    private AgentClient(Uri site, string? cookie, string? origin)
        : base(Connect(new Uri(site, "hubs/agent"), cookie, origin))
    {
    }

    public Inbox<SessionRow> Chats { get; } = new("chats");

    public Inbox<QueueBoard> Queues { get; } = new("queues");

    public Inbox<FiguresPush> Figures { get; } = new("figures");

    public Inbox<AgentMe> Standings { get; } = new("standings");

    public Inbox<ChannelNews> ChannelNews { get; } = new("news of channels");

    public static async Task<AgentClient> Open(Uri site, string? cookie, string? origin = null)
    {
        var client = new AgentClient(site, cookie, origin);
        client.Connection.On<SessionRow>("Chat", client.Chats.Add);
        client.Connection.On<QueueBoard>("Queue", client.Queues.Add);
        client.Connection.On<FiguresPush>("Figures", client.Figures.Add);
        client.Connection.On<AgentMe>("Me", client.Standings.Add);
        client.Connection.On<ChannelNews>("ChannelChanged", client.ChannelNews.Add);
        await client.Listen();
        return client;
    }

    public Task<Answer<AgentWelcome>> Hello() => Ask<AgentWelcome>("Hello", new AgentHello(ProtocolVersion.Current));

    public Task<Answer<AgentMe>> SetPresence(string presence) => Ask<AgentMe>("SetPresence", presence);

    public Task<Answer<SessionRow>> Accept(string session) => Ask<SessionRow>("Accept", session);

    public Task<Answer<AgentChat>> Open(string session, long afterSeq = 0) => Ask<AgentChat>("Open", session, afterSeq);

    public Task<Answer<Sent>> Send(string session, string text, string? messageId = null) =>
        Ask<Sent>("Send", new AgentMessage(session, messageId ?? VisitorClient.NewId(), text));
}
