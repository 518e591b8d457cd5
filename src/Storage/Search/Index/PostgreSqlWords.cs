using System.Globalization;
using System.Text;

namespace OrleansChat.Search;

/// <summary>The words of a stretch as a <c>tsvector</c>, and questions as a <c>tsquery</c>, both in PostgreSQL's own spelling.</summary>
internal static class PostgreSqlWords
{
    private const char CustomerMark = 'K';
    private const char KeyMark = 'F';

    /// <summary>Written in that form in the text; without it a stem.</summary>
    private const char Written = 'A';

    public static string Vector(SearchPart part)
    {
        var lexemes = new Dictionary<string, StringBuilder?>(StringComparer.Ordinal);
        for (var at = 0; at < part.Words.Count; at++)
        {
            var word = part.Words[at];
            if (word == SearchPart.Gap)
                continue;
            var stems = Stems.Of(word);
            Place(word, at + 1, Written);
            if (stems.English != word)
                Place(stems.English, at + 1, null);
            if (stems.Norwegian != word && stems.Norwegian != stems.English)
                Place(stems.Norwegian, at + 1, null);
        }

        foreach (var word in part.Customer)
        {
            lexemes.TryAdd(word, null);
            lexemes.TryAdd(CustomerMark + word, null);
        }

        foreach (var key in part.Keys)
            lexemes.TryAdd(KeyMark + key, null);
        var vector = new StringBuilder();
        foreach (var (lexeme, places) in lexemes)
            vector.Append(Quoted(lexeme)).Append(places is null ? "" : ":").Append(places).Append(' ');
        return vector.ToString();

        void Place(string lexeme, int place, char? weight)
        {
            var places = lexemes.TryGetValue(lexeme, out var known) && known is not null ? known.Append(',') : new StringBuilder();
            lexemes[lexeme] = places.Append(CultureInfo.InvariantCulture, $"{place}{weight}");
        }
    }

    public static string Query(SearchQuestion question)
    {
        var clauses = question.Text.All.Select(group => Any(group.Choices.Select(One)))
            .Concat(question.Text.Not.Select(static unwanted => $"!{One(unwanted)}"))
            .Concat(Filters(question));
        return string.Join(" & ", clauses);
    }

    /// <summary>Whether only the words of a chat tell if it fits, and not the index alone.</summary>
    public static bool HasRows(SearchQuestion question) =>
        question.Text.Positive.Concat(question.Text.Not).Any(static wanted => !wanted.IsStemmed);

    /// <summary>The same where the order of words does not matter: fits whatever the question fits, and more.</summary>
    public static string NearQuery(SearchQuestion question)
    {
        if (!HasRows(question))
            return Query(question);
        var clauses = question.Text.All.Select(static group => Any(group.Choices.Select(Near)))
            .Concat(question.Text.Not.Where(static unwanted => unwanted.IsStemmed).Select(static unwanted => $"!{One(unwanted)}"))
            .Concat(Filters(question));
        return string.Join(" & ", clauses);
    }

    private static IEnumerable<string> Filters(SearchQuestion question) => question.Customer
        .Select(static word => $"{Quoted(CustomerMark + word)}:*")
        .Concat(question.Keys.Select(static group => Any(group.Select(static key => Quoted(KeyMark + key)))));

    private static string Near(Wanted wanted)
    {
        if (wanted.IsStemmed)
            return One(wanted);
        var last = wanted.Words.Count - 1;
        return $"({string.Join(" & ", wanted.Words.Select((word, at) => Quoted(word) + (wanted.Begins && at == last ? ":*" : "")))})";
    }

    private static string One(Wanted wanted)
    {
        if (!wanted.IsStemmed)
        {
            var last = wanted.Words.Count - 1;
            return $"({string.Join(" <-> ", wanted.Words.Select((word, at) => Form(word, wanted.Begins && at == last)))})";
        }

        var word = wanted.Words[0];
        var stems = Stems.Of(word);
        return Any(new[] { Quoted(word) + (wanted.Begins ? ":*" : ""), Quoted(stems.English), Quoted(stems.Norwegian) }.Distinct());
    }

    private static string Form(string word, bool begins) => $"{Quoted(word)}:{(begins ? "*" : "")}{Written}";

    private static string Any(IEnumerable<string> choices) => $"({string.Join(" | ", choices)})";

    private static string Quoted(string lexeme) =>
        $"'{lexeme.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
