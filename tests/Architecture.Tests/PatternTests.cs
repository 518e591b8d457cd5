using System.Text.RegularExpressions;

namespace OrleansChat.Architecture;

/// <summary>
/// A dollar sign in a pattern of .NET also matches before a final line break: what is checked with it takes one too many characters.
/// </summary>
public partial class PatternTests
{
    [Fact]
    public void Patterns_OfTheProduct_EndWithTheEndOfTheText()
    {
        var wrong = Directory.EnumerateFiles(Path.Combine(Repository.Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Pattern().Matches(File.ReadAllText(file)).Where(EndsWithDollar)
                .Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .ToList();
        Assert.True(wrong.Count == 0, $"Use \\z instead of $:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("[GeneratedRegex(\"^a$\")]", true)]
    [InlineData("rule.Matches(@\"^a$\")", true)]
    [InlineData("new Regex(\"\"\"^(a$|b)\"\"\")", true)]
    [InlineData("Regex.IsMatch(text, @\"^a\\z\")", false)]
    [InlineData("new Regex(@\"\\$[a-z]\\z\")", false)]
    [InlineData("new Regex(@\"[$]\\z\")", false)]
    public void Pattern_WithADollarAtAnEnd_IsFound(string code, bool wrong) =>
        Assert.Equal(wrong, Pattern().Matches(code).Any(EndsWithDollar));

    /// <summary>Neither escaped nor one of a set of characters.</summary>
    private static bool EndsWithDollar(Match match) => Dollar().IsMatch(match.Groups["text"].Value);

    [GeneratedRegex("""(?:Regex|Matches|IsMatch|Match|Replace|Split)\((?:[^"()\n]*,\s*)?@?"+(?<text>(?:[^"\n]|"(?=[^"\n]*"))*)"+""")]
    private static partial Regex Pattern();

    [GeneratedRegex("""(?<!\\)\$(?=$|[|)])""")]
    private static partial Regex Dollar();
}
