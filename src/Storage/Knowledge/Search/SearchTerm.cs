namespace OrleansChat.Knowledge;

/// <summary>One thing that is asked for, and the terms of the index that stand for it, each with how well it does (0 to 1).</summary>
internal sealed class SearchTerm(string word)
{
    private readonly Dictionary<string, double> _choices = new(StringComparer.Ordinal);

    public string Word => word;

    public IReadOnlyDictionary<string, double> Choices => _choices;

    /// <summary>Not in any article, in whatever form.</summary>
    public bool IsUnknown => _choices.Count == 0;

    public void Add(string term, double quality)
    {
        if (!_choices.TryGetValue(term, out var known) || known < quality)
            _choices[term] = quality;
    }
}
