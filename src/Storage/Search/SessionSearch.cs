using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>The index says which chats may fit; what is shown of them comes from the chats themselves.</summary>
internal sealed class SessionSearch(SearchIndex index, SearchableChats chats) : ISessionSearch
{
    public const int PageSize = 25;

    /// <summary>Where so many chats are no longer what the index says, the page ends early, and the next one goes on.</summary>
    private const int MostSteps = 4;

    public async Task<Result<SearchPage>> Find(
        SearchFilter filter, SearchScope scope, string? after, Func<SessionSummary, bool> mayRead, CancellationToken cancellation)
    {
        var question = SearchQuestions.Of(filter, scope, after);
        if (!question.IsOk)
            return question.Refusal;
        var asked = question.Value;
        var excerpts = new Excerpts(asked.Text);
        var (hits, seen) = (new List<SearchHit>(), new HashSet<SessionId>());
        for (var step = 0; step < MostSteps; step++)
        {
            var candidates = await index.Find(asked, cancellation);
            foreach (var few in candidates.Found.Chunk(PageSize))
            {
                var found = await Read(few, excerpts, mayRead, cancellation);
                foreach (var candidate in few)
                {
                    if (hits.Count == PageSize)
                        return new SearchPage(hits, asked.After.ToString());
                    asked = asked with { After = candidate.Place };
                    if (found.TryGetValue((candidate.Session, candidate.FirstSeq), out var hit) && seen.Add(candidate.Session))
                        hits.Add(hit);
                }
            }

            if (candidates.AreAll)
                return new SearchPage(hits, null);
            // A page that would take long ends early.
            if (candidates.LookedTo is { } place)
                return new SearchPage(hits, place.ToString());
        }

        return new SearchPage(hits, asked.After.ToString());
    }

    public async Task<EarlierChats> Earlier(
        SessionSummary chat, SearchScope scope, DateTimeOffset before, Func<SessionSummary, bool> mayRead, CancellationToken cancellation)
    {
        // Of erased chats nobody knows whose they were.
        if (chat.Visitor == VisitorId.Erased)
            return new([], null);
        var channels = scope.All.Concat(scope.Waiting).Append(chat.Channel).ToHashSet();
        var readable = new List<SessionSummary>();
        // Chats that are not for the caller are passed over: they are not told where one is, nor that there is any.
        for (var from = before; readable.Count <= PageSize;)
        {
            var found = await chats.OfVisitor(chat.Visitor, channels, from, PageSize + 1, cancellation);
            readable.AddRange(found.Where(known => known.Id != chat.Id && mayRead(known)));
            if (found.Count <= PageSize)
                break;
            from = found[^1].RequestedAt;
        }

        return new(
            [.. readable.Take(PageSize)], readable.Count > PageSize ? readable[PageSize - 1].RequestedAt : null);
    }

    private async Task<Dictionary<(SessionId Session, long FirstSeq), SearchHit>> Read(
        SearchCandidate[] candidates, Excerpts excerpts, Func<SessionSummary, bool> mayRead, CancellationToken cancellation)
    {
        var summaries = (await chats.Summaries([.. candidates.Select(static candidate => candidate.Session).Distinct()], cancellation))
            .Where(summary => summary.Status != SessionStatus.Deleted && mayRead(summary)).ToDictionary(static summary => summary.Id);
        var readable = candidates.Where(candidate => summaries.ContainsKey(candidate.Session)).ToList();
        var texts = await chats.Texts([.. readable.Select(static candidate => (candidate.Session, candidate.FirstSeq))], cancellation);
        var hits = new Dictionary<(SessionId Session, long FirstSeq), SearchHit>();
        foreach (var candidate in readable)
        {
            var stretch = texts[candidate.Session].Where(text =>
                text.Seq >= candidate.FirstSeq && text.Seq < candidate.FirstSeq + SearchDocumentBuilder.MostEvents);
            if (excerpts.Of(summaries[candidate.Session], candidate.StartedAt, [.. stretch]) is { } hit)
                hits[(candidate.Session, candidate.FirstSeq)] = hit;
        }

        return hits;
    }
}
