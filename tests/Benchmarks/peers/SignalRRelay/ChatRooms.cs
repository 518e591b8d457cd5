using System.Collections.Concurrent;

namespace OrleansChat.Peers;

/// <summary>Which connections are the two sides of a chat.</summary>
public sealed class ChatRooms
{
    private readonly ConcurrentDictionary<string, Room> _rooms = new();

    public Room Open(string chatId, string visitorConnection) => _rooms[chatId] = new Room(visitorConnection);

    public Room? Find(string chatId) => _rooms.GetValueOrDefault(chatId);
}

/// <summary>The two sides of a chat; the agent's is null until it accepts.</summary>
public sealed class Room(string visitor)
{
    public string Visitor { get; } = visitor;

    public string? Agent { get; set; }
}
