using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// Where in a chat the words are that were asked for: by the log as it is now, so that nothing shows that was erased since it was indexed.
/// </summary>
internal sealed class Excerpts(SearchText wanted)
{
    private const int Before = 60;
    private const int Length = SessionLimits.ExcerptLength;
    private const string Cut = "…";

    private readonly WordMatch[][] _groups =
        [.. wanted.All.Select(static group => group.Choices.Select(static choice => new WordMatch(choice)).ToArray())];

    /// <summary>Null: the chat does not fit any more.</summary>
    public SearchHit? Of(SessionSummary session, DateTimeOffset startedAt, IReadOnlyList<FoundText> texts)
    {
        if (!wanted.HasWords)
            return new(session, startedAt, null, Plain(session, texts));
        var customer = TextWords.Of(SearchableText.Of(session.Customer)).ToList();
        var read = texts.Select(text => (Text: text, Spans: Spans([.. TextWords.Of(text.Text)]))).ToList();
        var fits = Enumerable.Range(0, _groups.Length).All(group =>
            read.Any(text => text.Spans[group].Count > 0) || _groups[group].Any(match => match.Find(customer).Any()));
        if (!fits)
            return null;
        var best = read.MaxBy(static text => text.Spans.Count(static spans => spans.Count > 0));
        if (best.Text.Text is null || best.Spans.All(static spans => spans.Count == 0))
            return new(session, startedAt, null, Plain(session, texts));
        return new(session, startedAt, best.Text.Seq, Mark(best.Text.Text, Joined(best.Spans.SelectMany(static spans => spans))));
    }

    private List<(int Start, int End)>[] Spans(List<TextWord> words) =>
        [.. _groups.Select(group => group.SelectMany(match => match.Find(words)).ToList())];

    private static IReadOnlyList<ExcerptPart> Plain(SessionSummary session, IReadOnlyList<FoundText> texts)
    {
        var text = session.FirstMessage ?? (texts.Count > 0 ? texts[0].Text : "");
        return text.Length == 0 ? [] : [new(Shortened(text, 0, Math.Min(text.Length, Length)), Hit: false)];
    }

    /// <summary>In their order, and none within another.</summary>
    private static List<(int Start, int End)> Joined(IEnumerable<(int Start, int End)> spans)
    {
        var joined = new List<(int Start, int End)>();
        foreach (var span in spans.Order())
        {
            if (joined.Count > 0 && span.Start < joined[^1].End)
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        }

        return joined;
    }

    private static List<ExcerptPart> Mark(string text, List<(int Start, int End)> hits)
    {
        var from = Start(text, Math.Max(0, hits[0].Start - Before));
        var until = Math.Max(hits[0].End, Math.Min(text.Length, from + Length));
        var parts = new List<ExcerptPart>();
        var at = from;
        foreach (var (start, end) in hits.TakeWhile(hit => hit.End <= until))
        {
            Add(Shortened(text, at, start, atStart: at == from, atEnd: false), hit: false);
            Add(text[start..end], hit: true);
            at = end;
        }

        Add(Shortened(text, at, until, atStart: at == from, atEnd: true), hit: false);
        return parts;

        void Add(string piece, bool hit)
        {
            if (piece.Length > 0)
                parts.Add(new(piece, hit));
        }
    }

    /// <summary>After a space, where one is near.</summary>
    private static int Start(string text, int at)
    {
        if (at == 0)
            return 0;
        var space = text.IndexOf(' ', at, Math.Min(Before / 2, text.Length - at));
        return space >= 0 ? space + 1 : char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static string Shortened(string text, int from, int until, bool atStart = true, bool atEnd = true)
    {
        // No half pair at the end.
        var end = until > from && until < text.Length && char.IsHighSurrogate(text[until - 1]) ? until - 1 : until;
        return (atStart && from > 0 ? Cut : "") + text[from..end] + (atEnd && end < text.Length ? Cut : "");
    }
}
