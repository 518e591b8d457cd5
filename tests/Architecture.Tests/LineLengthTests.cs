using System.Text.RegularExpressions;

namespace OrleansChat.Architecture;

/// <summary>
/// Lines have at most 140 columns, so that two files fit beside each other. Left out are generated files, and what is code or text of
/// another language: raw strings, and a line that only one long literal makes long.
/// </summary>
public sealed partial class LineLengthTests
{
    private const int Most = 140;
    private const int LongLiteral = 60;
    private const string Client = "src/WebFront/Client/";

    private static readonly string[] Kinds = [".cs", ".ts", ".tsx", ".css"];

    /// <summary>What <c>eng/Wire</c> writes.</summary>
    private static readonly string[] Generated = ["shared/src/contracts.ts", "shared/src/limits.ts"];

    [Fact]
    public void Lines_OfEverySourceFile_FitIn140Columns()
    {
        var files = new[] { "src", "tests", "eng" }.SelectMany(Repository.Files).Where(IsHandWritten).ToArray();

        Assert.True(files.Length > 1_200, "The sources are not found any more.");
        string[] found = [.. files.SelectMany(path => TooLong(Repository.Text(path)).Select(number => $"{path}:{number}"))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData(140, "", true)]
    [InlineData(141, "", false)]
    [InlineData(150, "\"{0}\"", true)]
    [InlineData(150, "t(`a`){0}t(`b`)", false)]
    [InlineData(150, "/// <summary>{0}</summary>", false)]
    [InlineData(150, "// '{0}'", false)]
    [InlineData(150, " * `{0}`", false)]
    [InlineData(150, "\"\"\"\n{0}\n\"\"\"", true)]
    public void Line_LongerThanTheRest_IsFound(int length, string literal, bool fits)
    {
        var line = new string('x', length);
        Assert.Equal(fits, !TooLong(literal.Length == 0 ? line : literal.Replace("{0}", line, StringComparison.Ordinal)).Any());
    }

    private static bool IsHandWritten(string path) =>
        Kinds.Any(kind => path.EndsWith(kind, StringComparison.Ordinal)) && !Generated.Any(each => path == Client + each);

    private static IEnumerable<int> TooLong(string text)
    {
        var raw = false;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var starts = raw;
            if (RawQuotes().Count(line) % 2 == 1)
                raw = !raw;
            if (!starts && !raw && IsTooLong(line))
                yield return index + 1;
        }
    }

    private static bool IsTooLong(string line) => line.TrimEnd('\r').Length > Most
        && (Comment().IsMatch(line) || line.TrimEnd('\r').Length - LongestLiteral(line) > Most);

    /// <summary>0 where none is long. Short ones are passed over one by one: what stands between two of them is none.</summary>
    private static int LongestLiteral(string line) => Literal().Matches(line)
        .Select(static literal => literal.Length)
        .Where(static length => length >= LongLiteral)
        .DefaultIfEmpty()
        .Max();

    [GeneratedRegex(@"^\s*(//|/?\*)")]
    private static partial Regex Comment();

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawQuotes();

    private const string Quoted = """"(?:"""+.*?"""+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""";
    private const string QuotedByScripts = @"|`(?:[^`\\]|\\.)*`|(?<=[=(] ?)/(?:[^/\\]|\\.)+/)";

    [GeneratedRegex(Quoted + QuotedByScripts)]
    private static partial Regex Literal();
}
