using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansChat.Search;

/// <summary>
/// A stretch of a chat's log as the index has it. Nearly every chat is one; a long one has several, each of a size that both databases
/// take, and words that are asked for together have to stand in one of them.
/// </summary>
/// <param name="FirstSeq">Where the stretch begins.</param>
/// <param name="Words">The words in their order; <see cref="Gap"/> between two texts.</param>
/// <param name="Customer">Words of what is known of the customer.</param>
/// <param name="Keys">What filters ask for: see <see cref="SearchKeys"/>.</param>
internal sealed record SearchPart(
    long FirstSeq, IReadOnlyList<string> Words, IReadOnlyList<string> Customer, IReadOnlyList<string> Keys)
{
    /// <summary>No word: words in a row stand in one text.</summary>
    public const string Gap = "\u2063";

    /// <summary>Counted up when the same log makes other words: a rebuild then writes what it would else find unchanged.</summary>
    private const int Version = 2;

    private const string Separator = "\n";

    /// <summary>Same as what is stored: nothing has to be written.</summary>
    public long Digest()
    {
        var version = Version.ToString(CultureInfo.InvariantCulture);
        var all = string.Join(
            Separator, version, string.Join(' ', Words), string.Join(' ', Customer), string.Join(' ', Keys));
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
