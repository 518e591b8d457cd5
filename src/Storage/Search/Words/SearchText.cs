namespace OrleansChat.Search;

/// <summary>What somebody asks for, read: every group has to be there, and nothing that is not wanted.</summary>
/// <param name="All">Each has to fit.</param>
/// <param name="Not">None may fit.</param>
internal sealed record SearchText(IReadOnlyList<AnyOf> All, IReadOnlyList<Wanted> Not)
{
    public static readonly SearchText Empty = new([], []);

    public bool HasWords => All.Count > 0;

    /// <summary>All that may be highlighted.</summary>
    public IEnumerable<Wanted> Positive => All.SelectMany(static group => group.Choices);
}

/// <summary>One of these has to fit.</summary>
internal sealed record AnyOf(IReadOnlyList<Wanted> Choices);

/// <summary>
/// A word, or several that stand one after another. A single word is found by its stems too; in a row, or in quotes, words are meant as
/// they are written.
/// </summary>
/// <param name="Words">Folded.</param>
/// <param name="Begins">The last word may go on.</param>
/// <param name="Exact">As written.</param>
internal sealed record Wanted(IReadOnlyList<string> Words, bool Begins, bool Exact)
{
    public bool IsStemmed => Words.Count == 1 && !Exact;
}
