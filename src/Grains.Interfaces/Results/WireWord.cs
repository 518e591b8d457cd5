using System.Collections.Concurrent;
using System.Text;

namespace OrleansChat.Results;

/// <summary>
/// One word, two spellings: <c>alreadyTaken</c> for browsers, <c>already-taken</c> where it has been stored or is said between
/// processes since the first version. Dots separate words.
/// </summary>
public static class WireWord
{
    private static readonly ConcurrentDictionary<string, string> Camels = new();
    private static readonly ConcurrentDictionary<string, string> Kebabs = new();

    /// <summary>As browsers read it. For words of the program's own: each is kept.</summary>
    public static string Camel(string stored) => Camels.GetOrAdd(stored, static word =>
    {
        var camel = new StringBuilder(word.Length);
        foreach (var letter in word)
            Append(camel, letter);
        return camel.ToString();
    });

    /// <summary>As it is stored. For words of the program's own: each is kept.</summary>
    public static string Kebab(string word) => Kebabs.GetOrAdd(word, ToKebab);

    /// <summary>As it would be stored, of a word that came from outside.</summary>
    public static string ToKebab(string word)
    {
        var kebab = new StringBuilder(word.Length + 4);
        foreach (var letter in word)
        {
            if (char.IsAsciiLetterUpper(letter))
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }

    private static void Append(StringBuilder camel, char letter)
    {
        if (camel is [.., '-'])
            camel[^1] = char.ToUpperInvariant(letter);
        else
            camel.Append(letter);
    }
}
