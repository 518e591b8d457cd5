using System.Text.RegularExpressions;

namespace OrleansChat.Architecture;

/// <summary>
/// A test is named <c>Subject_Case_Result</c>, or <c>Subject_Result</c> where there is one case only: a list of failed tests then says what
/// is broken. The words of a part are joined without underscores, each with a capital letter.
/// </summary>
public sealed partial class TestNameTests
{
    [Fact]
    public void Tests_OfEveryProject_AreNamedSubjectCaseResult()
    {
        var names = Repository.Files("tests").Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => Test().Matches(Repository.Text(path)), (path, test) => (Path: path, Name: test.Groups["name"].Value))
            .ToArray();

        Assert.True(names.Length > 800, "The tests are not found any more.");
        Assert.Empty(names.Where(test => !Style().IsMatch(test.Name)).Select(test => $"{test.Path}: {test.Name}"));
    }

    [GeneratedRegex(@"^ *\[(?:\w*Fact|\w*Theory)\b(?:(?!^ *public ).)*^ *public [^(=;\r\n]*?\b(?<name>\w+)\(",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Test();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*(_[A-Z0-9][A-Za-z0-9]*){1,2}\z")]
    private static partial Regex Style();
}
