namespace OrleansChat.Search;

/// <summary>Finds what was asked for in a text, by the rules of the index.</summary>
internal sealed class WordMatch(Wanted wanted)
{
    private readonly WordStems _stems = wanted.IsStemmed ? Stems.Of(wanted.Words[0]) : default;

    /// <summary>From where to where it stands.</summary>
    public IEnumerable<(int Start, int End)> Find(List<TextWord> words)
    {
        for (var at = 0; at + wanted.Words.Count <= words.Count; at++)
        {
            if (wanted.IsStemmed ? FitsWord(words[at].Folded) : FitsRow(words, at))
                yield return (words[at].Start, words[at + wanted.Words.Count - 1].End);
        }
    }

    private bool FitsRow(List<TextWord> words, int at)
    {
        for (var i = 0; i < wanted.Words.Count; i++)
        {
            var isBeginning = wanted.Begins && i == wanted.Words.Count - 1;
            var word = words[at + i].Folded;
            if (isBeginning ? !word.StartsWith(wanted.Words[i], StringComparison.Ordinal) : word != wanted.Words[i])
                return false;
        }

        return true;
    }

    private bool FitsWord(string word)
    {
        var own = Stems.Of(word);
        return IsAsked(word) || IsAsked(own.English) || IsAsked(own.Norwegian);
    }

    private bool IsAsked(string form) => form == wanted.Words[0] || form == _stems.English || form == _stems.Norwegian
        || (wanted.Begins && form.StartsWith(wanted.Words[0], StringComparison.Ordinal));
}
