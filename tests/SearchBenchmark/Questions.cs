using OrleansChat.Search;

namespace OrleansChat.SearchBenchmark;

/// <summary>What is asked. Each question has several words of about the same frequency, so that no answer is from a cache of one.</summary>
internal sealed class Questions(Vocabulary words, Company company)
{
    public const int Each = 12;

    public IEnumerable<(string Name, Func<int, SearchFilter> Filter, bool OneChannel)> All()
    {
        yield return ("no words: the newest", _ => new(), false);
        yield return ("a word of one message in three", at => Text(words.Of(at)), false);
        yield return ("a common word (rank 60)", at => Text(words.Of(60 + at)), false);
        yield return ("a word of rank 2,000", at => Text(words.Of(2_000 + (17 * at))), false);
        yield return ("a rare word (rank 100,000)", at => Text(words.Of(100_000 + (311 * at))), false);
        yield return ("a word that is nowhere", at => Text($"finnesikke{at}xyz"), false);
        yield return ("beginning of two letters", at => Text(words.Of(300 + (13 * at))[..2]), false);
        yield return ("beginning of three letters", at => Text(words.Of(3_000 + (13 * at))[..3]), false);
        yield return ("beginning of six letters", at => Text(Long(30_000 + (13 * at))[..6]), false);
        yield return (
            "two common words and a beginning", at => Text($"{words.Of(50 + at)} {words.Of(90 + at)} {words.Of(500 + at)[..3]}"), false);
        yield return (
            "common, without another, or a third", at => Text($"{words.Of(60 + at)} or {words.Of(900 + at)} -{words.Of(5 + at)}"), false);
        yield return ("two words in quotes", at => Text($"\"{words.Of(20 + at)} {words.Of(40 + at)}\""), false);
        yield return ("common and rare", at => Text($"{words.Of(20 + at)} {words.Of(90_000 + (311 * at))} "), false);
        yield return ("common, of one agent", at => Text($"{words.Of(60 + at)} ") with { Agent = company.Agents[at * 7].Id }, false);
        yield return ("common, with one star", at => Text($"{words.Of(60 + at)} ") with { Rating = 1 }, false);
        yield return ("rank 2,000, one day a year ago", at => Day(Text($"{words.Of(2_000 + (17 * at))} "), at), false);
        yield return ("common, one day a year ago", at => Day(Text($"{words.Of(60 + at)} "), at), false);
        yield return ("rank 2,000, who reads the smallest channel only", at => Text($"{words.Of(2_000 + (17 * at))} "), true);
        yield return ("common, who reads the smallest channel only", at => Text($"{words.Of(60 + at)} "), true);
        yield return (
            "a name and a beginning, of the customer", at => new() { Customer = $"kari {words.Of(2_000 + (311 * at))[..4]}" }, false);
        yield return ("one agent's chats with two stars", at => new() { Agent = company.Agents[at * 7].Id, Rating = 2 }, false);
        yield return ("in a fifth of the first year, nowhere since", _ => Text(ChatMaker.OldWord), false);
    }

    public SearchScope Scope(bool oneChannel) => oneChannel
        ? new(company.Agents[0].Id, [company.SmallChannel], [])
        : new(company.Agents[0].Id, company.Channels, []);

    private static SearchFilter Text(string text) => new() { Text = text };

    private static SearchFilter Day(SearchFilter filter, int at)
    {
        var day = ChatMaker.Begin + (ChatMaker.Span * (2.0 / 3)) + TimeSpan.FromDays(at);
        return filter with { From = day, Until = day.AddDays(1) };
    }

    private string Long(int rank)
    {
        while (words.Of(rank).Length < 6)
            rank++;
        return words.Of(rank);
    }
}
