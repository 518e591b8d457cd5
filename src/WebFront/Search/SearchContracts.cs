using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// GET /api/chats?text&amp;customer&amp;agent&amp;channel&amp;tag&amp;rating&amp;state&amp;from&amp;until&amp;after: chats that the
/// caller may read, newest first. All that is given has to fit. Of the text each word, in any of its forms, and the last one as a
/// beginning; <c>"words in a row"</c>, <c>-without</c>, <c>this or that</c>. Customer: beginnings of words of name, address, number or
/// company. From and until: when the chat began, until itself not in the period. Next: give it as <c>after</c> for the next page, which
/// chats that begin meanwhile do not move; a page may have few chats, and more come after it. None: this is the last.
/// </summary>
public sealed record FoundChats(IReadOnlyList<FoundChat> Chats, string? Next);

/// <summary>
/// A chat that was found. <paramref name="Seq"/>: where in its log the words stand; none: in the customer's data, or no words were asked
/// for. <paramref name="Excerpt"/>: the text there, in pieces, else how the chat begins.
/// </summary>
public sealed record FoundChat(SessionRow Row, int? Rating, long? Seq, IReadOnlyList<ExcerptPiece> Excerpt);

/// <summary>Plain text. <paramref name="Hit"/>: one of the words that were asked for.</summary>
public sealed record ExcerptPiece(string Text, bool Hit);

/// <summary>
/// GET /api/chats/{id}/earlier?before: chats of the same visitor that the caller may read, newest first. Next: give it as <c>before</c> for
/// older ones; none: there are no more.
/// </summary>
public sealed record EarlierChatsPage(IReadOnlyList<SessionRow> Chats, DateTimeOffset? Next);

/// <summary>GET /api/chats/{id}?afterSeq: a chat that the caller may read, and a piece of its log. Nothing is pushed.</summary>
public sealed record PastChat(SessionRow Row, EventsPage Log);

/// <summary>GET /api/chats/agents: who may have chats that the caller may read, by name.</summary>
public sealed record ChatAgent(string Id, string Name);
