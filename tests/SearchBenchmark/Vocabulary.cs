using System.Text;

namespace OrleansChat.SearchBenchmark;

/// <summary>
/// Words with the frequencies of a language: the most common are the real ones of Norwegian and English, the others are made of syllables,
/// with endings that stemmers know. The word of rank n is about n times rarer than the first.
/// </summary>
internal sealed class Vocabulary
{
    private const int Size = 150_000;

    private static readonly string[] Common =
    [
        "og", "i", "det", "er", "på", "the", "to", "jeg", "en", "a", "ikke", "som", "for", "and", "you", "har", "is", "med", "av", "til",
        "den", "of", "hei", "in", "at", "vi", "kan", "my", "om", "it", "de", "et", "this", "men", "har", "with", "takk", "be", "så", "var",
    ];

    private static readonly string[] Useful =
    [
        "levering", "faktura", "delivery", "invoice", "order", "bestilling", "sykkel", "bicycle", "retur", "return", "pris", "price",
        "garanti", "warranty", "verksted", "payment", "betaling", "konto", "account", "passord", "password", "adresse", "address",
    ];

    private static readonly string[] Syllables =
    [
        "ba", "be", "bla", "bro", "da", "del", "dri", "fa", "fer", "fla", "ga", "gre", "ha", "hol", "ka", "kli", "kro", "la", "lei", "lo",
        "ma", "mel", "mo", "na", "nor", "pa", "pla", "pri", "ra", "rei", "ro", "sa", "sel", "ska", "spe", "sta", "stri", "ta", "ter", "tra",
        "va", "ver", "vi", "by", "dø", "få", "kjø", "læ", "mø", "rå", "sjø", "tå", "væ", "øst",
    ];

    private static readonly string[] Endings = ["", "", "en", "er", "ene", "ing", "ingen", "s", "ed", "et", "ere", "lig"];

    private readonly string[] _words = new string[Size];
    private readonly double[] _shares = new double[Size];

    public Vocabulary(int seed)
    {
        var random = new Random(seed);
        var known = new HashSet<string>();
        double total = 0;
        for (var rank = 0; rank < Size; rank++)
        {
            _words[rank] = rank < Common.Length ? Common[rank]
                : rank >= 200 && (rank - 200) % 40 == 0 && (rank - 200) / 40 < Useful.Length ? Useful[(rank - 200) / 40]
                : Made(random, known);
            total += 1.0 / (rank + 2.7);
            _shares[rank] = total;
        }

        for (var rank = 0; rank < Size; rank++)
            _shares[rank] /= total;
    }

    public string Of(int rank) => _words[rank];

    public string Next(Random random)
    {
        var found = Array.BinarySearch(_shares, random.NextDouble());
        return _words[Math.Min(found < 0 ? ~found : found, Size - 1)];
    }

    private static string Made(Random random, HashSet<string> known)
    {
        while (true)
        {
            var word = new StringBuilder();
            for (var left = random.Next(2, 5); left > 0; left--)
                word.Append(Syllables[random.Next(Syllables.Length)]);
            word.Append(Endings[random.Next(Endings.Length)]);
            if (known.Add(word.ToString()))
                return word.ToString();
        }
    }
}
