using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace OrleansChat.Search;

/// <summary>
/// What a word is in English and in Norwegian, by Snowball. A chat may be in either, and often is in both: each word has both stems, and
/// is found by each of them.
/// </summary>
internal static class Stems
{
    private const int KeptWords = 20_000;

    // The stemmers hold the word that they work on.
    [ThreadStatic]
    private static Worker? _worker;

    public static WordStems Of(string word) => (_worker ??= new()).Of(word);

    private sealed class Worker
    {
        private readonly SnowballProgram _english = new EnglishStemmer();
        private readonly SnowballProgram _norwegian = new NorwegianStemmer();
        private readonly Dictionary<string, WordStems> _known = [];

        public WordStems Of(string word)
        {
            if (_known.TryGetValue(word, out var known))
                return known;
            if (_known.Count >= KeptWords)
                _known.Clear();
            var stems = word.All(char.IsLetter) ? new WordStems(Stem(_english, word), Stem(_norwegian, word)) : new WordStems(word, word);
            _known.Add(word, stems);
            return stems;
        }

        private static string Stem(SnowballProgram language, string word)
        {
            language.SetCurrent(word);
            language.Stem();
            return language.Current is { Length: > 0 } stem ? stem : word;
        }
    }
}

/// <summary>The stems of a word; the word itself where it has none.</summary>
internal readonly record struct WordStems(string English, string Norwegian);
