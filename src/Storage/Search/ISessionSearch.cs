using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>Finds chats, newest first.</summary>
public interface ISessionSearch
{
    /// <summary>
    /// A page of chats that fit. Refuses a text without a word to look for, and a place that no page named.
    /// <paramref name="mayRead"/> is asked of every chat as it is now.
    /// </summary>
    Task<Result<SearchPage>> Find(
        SearchFilter filter, SearchScope scope, string? after, Func<SessionSummary, bool> mayRead, CancellationToken cancellation);

    /// <summary>
    /// Chats of the same visitor, by the key of their browser, that were asked for before then, newest first. An address that nobody has
    /// verified links nothing.
    /// </summary>
    Task<EarlierChats> Earlier(
        SessionSummary chat, SearchScope scope, DateTimeOffset before, Func<SessionSummary, bool> mayRead, CancellationToken cancellation);
}

/// <summary>Chats that were found.</summary>
/// <param name="Hits">Newest first.</param>
/// <param name="Next">Where the next page begins; null: this is the last.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, string? Next);

/// <summary>A chat that was found.</summary>
/// <param name="Session">As it is now.</param>
/// <param name="StartedAt">When it began: the order of hits.</param>
/// <param name="Seq">Where in its log the words stand; null: in what is known of the customer, or no words were asked for.</param>
/// <param name="Excerpt">The text there, or the first words of the chat.</param>
public sealed record SearchHit(SessionSummary Session, DateTimeOffset StartedAt, long? Seq, IReadOnlyList<ExcerptPart> Excerpt);

/// <summary>A piece of a text. <paramref name="Hit"/>: one of the words that were asked for.</summary>
public sealed record ExcerptPart(string Text, bool Hit);

/// <summary>Chats before another one. <paramref name="Next"/>: ask for those before then; null: there are no more.</summary>
public sealed record EarlierChats(IReadOnlyList<SessionSummary> Chats, DateTimeOffset? Next);
