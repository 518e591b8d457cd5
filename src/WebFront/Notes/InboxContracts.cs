using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>GET /api/inbox. Unread: of all that there is. More: there are older ones, before the last one's time.</summary>
public sealed record InboxView(int Unread, bool More, IReadOnlyList<InboxEntry> Entries);

/// <summary>A note that mentions the agent, or a whisper to them. Text: its beginning; null: it was erased.</summary>
public sealed record InboxEntry(
    string SessionId,
    string ChannelId,
    string? CustomerName,
    long Seq,
    [OneOf("EventType")] string Type,
    DateTimeOffset At,
    AuthorView By,
    string? Text,
    bool Read);

/// <summary>POST /api/inbox/read. SessionId: of one chat; null: all.</summary>
public sealed record ReadInboxRequest(string? SessionId);

/// <summary>Somebody who can be mentioned, in GET /api/colleagues. Photo: its address.</summary>
public sealed record ColleagueView(string Id, string Name, string? Photo);
