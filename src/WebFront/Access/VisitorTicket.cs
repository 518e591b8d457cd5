using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>What a visitor's token says: whose chat it opens, and since when.</summary>
internal sealed record VisitorTicket(SessionId Session, ChannelId Channel, VisitorId Visitor, DateTimeOffset IssuedAt);
