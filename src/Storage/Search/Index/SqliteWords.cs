namespace OrleansChat.Search;

/// <summary>The words of a stretch as columns of FTS5, and questions in its language. Words have no quotes.</summary>
internal static class SqliteWords
{
    private const string Written = "{words}";
    private const string AnyForm = "{words english norwegian customer}";

    public static string Text(SearchPart part) => string.Join(' ', part.Words);

    public static string English(SearchPart part) => Stemmed(part, static stems => stems.English);

    public static string Norwegian(SearchPart part) => Stemmed(part, static stems => stems.Norwegian);

    public static string Query(SearchQuestion question)
    {
        var wanted = question.Text.All.Select(static group => Any(group.Choices.Select(One)))
            .Concat(question.Customer.Select(static word => $"{{customer}} : {Quoted(word)} *"))
            .Concat(question.Keys.Select(static group => $"{{keys}} : {Any(group.Select(Quoted))}"));
        var query = string.Join(" AND ", wanted);
        return question.Text.Not.Count == 0 ? query : $"({query}) NOT {Any(question.Text.Not.Select(One))}";
    }

    private static string One(Wanted wanted)
    {
        var begins = wanted.Begins ? " *" : "";
        if (!wanted.IsStemmed)
            return $"{Written} : {Quoted(string.Join(' ', wanted.Words))}{begins}";
        var word = wanted.Words[0];
        var stems = Stems.Of(word);
        return $"{AnyForm} : {Any(new[] { Quoted(word) + begins, Quoted(stems.English), Quoted(stems.Norwegian) }.Distinct())}";
    }

    private static string Stemmed(SearchPart part, Func<WordStems, string> stem) =>
        string.Join(' ', part.Words.Select(word => word == SearchPart.Gap ? word : stem(Stems.Of(word))));

    private static string Any(IEnumerable<string> choices) => $"({string.Join(" OR ", choices)})";

    private static string Quoted(string words) => $"\"{words}\"";
}
