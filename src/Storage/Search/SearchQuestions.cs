using OrleansChat.Results;

namespace OrleansChat.Search;

/// <summary>Makes of a filter, and of what somebody may read, a question to the index.</summary>
internal static class SearchQuestions
{
    public static Result<SearchQuestion> Of(SearchFilter filter, SearchScope scope, string? after)
    {
        var text = SearchTextReader.Read(filter.Text);
        var customer = SearchTextReader.Beginnings(filter.Customer);
        if ((!string.IsNullOrWhiteSpace(filter.Text) && !text.HasWords)
            || (!string.IsNullOrWhiteSpace(filter.Customer) && customer.Count == 0))
        {
            return new Refusal(RefusalCodes.SearchWithoutWords);
        }

        SearchPlace? place = null;
        if (after is not null)
        {
            if (!SearchPlace.TryParse(after, out var read))
                return Refusal.With(RefusalCodes.InvalidInput, "field", "after");
            place = read;
        }

        return new SearchQuestion(text, customer, [.. Keys(filter, scope)], filter.From, filter.Until, place);
    }

    private static IEnumerable<IReadOnlyList<string>> Keys(SearchFilter filter, SearchScope scope)
    {
        yield return
        [
            SearchKeys.Own(scope.Self),
            .. scope.All.Select(SearchKeys.Channel),
            .. scope.Waiting.Select(SearchKeys.Waiting),
        ];
        if (filter.Channel is { } channel)
            yield return [SearchKeys.Channel(channel)];
        if (filter.Agent is { } agent)
            yield return [SearchKeys.Agent(agent)];
        if (filter.Tag is { } tag)
            yield return [SearchKeys.Tag(tag)];
        if (filter.Rating is { } stars)
            yield return [SearchKeys.Rating(stars)];
        if (filter.State is { } state)
            yield return [SearchKeys.State(state)];
    }
}
