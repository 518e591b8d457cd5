using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.Peers;

/// <summary>What SignalR alone costs: text from one side of a chat to the other, kept nowhere.</summary>
public sealed class RelayHub(ChatRooms rooms) : Hub<IRelayClient>
{
    public void Start(string chatId) => rooms.Open(chatId, Context.ConnectionId);

    public void Accept(string chatId) => Known(chatId).Agent = Context.ConnectionId;

    public Task SendAsVisitor(string chatId, string text) =>
        Clients.Client(Known(chatId).Agent ?? throw new HubException("not accepted")).Message(chatId, text);

    public Task SendAsAgent(string chatId, string text) =>
        Clients.Client(Known(chatId).Visitor).Message(chatId, text);

    private Room Known(string chatId) => rooms.Find(chatId) ?? throw new HubException("no such chat");
}

/// <summary>What both sides are told.</summary>
public interface IRelayClient
{
    Task Message(string chatId, string text);
}
