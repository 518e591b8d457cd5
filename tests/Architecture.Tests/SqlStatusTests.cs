using System.Text.RegularExpressions;

namespace OrleansChat.Architecture;

/// <summary>Numbers of statuses stand in their enumeration only: conditions in SQL are built from it.</summary>
public partial class SqlStatusTests
{
    [Fact]
    public void Sql_OfTheProduct_HasNoNumbersOfStatuses()
    {
        var wrong = Directory.EnumerateFiles(Path.Combine(Repository.Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .ToList();
        Assert.True(wrong.Count == 0, $"Use StatusConditions, or build the list from the enumeration:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("where status = 4", true)]
    [InlineData("and s.status in (5, 6)", true)]
    [InlineData("where status not in (5)", true)]
    [InlineData("status between 1 and 6", true)]
    [InlineData("status <> 7", true)]
    [InlineData("where {StatusConditions.Waiting}", false)]
    [InlineData("set status = @status", false)]
    [InlineData("response.status === 204", false)]
    [InlineData("status in ({(int)SiloStatus.Active})", false)]
    public void Sql_WithANumberOfAStatus_IsFound(string code, bool wrong) => Assert.Equal(wrong, Literal().IsMatch(code));

    [GeneratedRegex(@"\bstatus (?:=|<>|!=|[<>]=?|(?:not )?in \(|(?:not )?between) ?['\d]")]
    private static partial Regex Literal();
}
