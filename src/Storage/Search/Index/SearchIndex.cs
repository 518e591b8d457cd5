using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>The part of the search that differs between databases.</summary>
internal abstract class SearchIndex
{
    /// <summary>Hits that one question answers; a page is made of them.</summary>
    public const int MostCandidates = 64;

    /// <summary>Where so many were taken at once, there are more that wait for long already.</summary>
    public abstract int Many { get; }

    /// <summary>
    /// Takes some of the chats that changed, hands them to <paramref name="build"/>, and stores what it makes of them. A chat of which it
    /// makes nothing stays for later, and so do those that pause. Answers how many were taken; 0: none is left.
    /// </summary>
    public abstract Task<int> TakeChanged(SearchBuild build, IReadOnlyCollection<SessionId> pausing, CancellationToken cancellation);

    /// <summary>Stores these, also where they seem to be stored already; not over anything newer of the same chat.</summary>
    public abstract Task Rewrite(IReadOnlyList<SearchDocument> documents, CancellationToken cancellation);

    /// <summary>The newest stretches that fit.</summary>
    public abstract Task<SearchCandidates> Find(SearchQuestion question, CancellationToken cancellation);
}

/// <summary>Makes of chats what the index is to know; leaves out those of which it cannot.</summary>
internal delegate Task<IReadOnlyList<SearchDocument>> SearchBuild(IReadOnlyList<SessionId> sessions, CancellationToken cancellation);

/// <summary>What is looked for.</summary>
/// <param name="Text">Words of the text.</param>
/// <param name="Customer">Beginnings of words of the customer.</param>
/// <param name="Keys">Of each group one.</param>
/// <param name="From">Began not before.</param>
/// <param name="Until">Began before.</param>
/// <param name="After">Older than this one.</param>
internal sealed record SearchQuestion(
    SearchText Text,
    IReadOnlyList<string> Customer,
    IReadOnlyList<IReadOnlyList<string>> Keys,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    SearchPlace? After);

/// <summary>Chats that may fit.</summary>
/// <param name="Found">Newest first.</param>
/// <param name="AreAll">There are no older ones.</param>
/// <param name="LookedTo">Older ones were not looked at than the one at this place; null: after the last one found.</param>
internal sealed record SearchCandidates(IReadOnlyList<SearchCandidate> Found, bool AreAll, SearchPlace? LookedTo = null);

/// <summary>A stretch that fits. <paramref name="Place"/>: where it stands in the order of hits.</summary>
internal readonly record struct SearchCandidate(SessionId Session, long FirstSeq, DateTimeOffset StartedAt, SearchPlace Place);
