using System.Text.RegularExpressions;
using OrleansChat.Schema;

namespace OrleansChat.Sessions;

public sealed partial class StatusConditionTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public void Conditions_OfTheQueries_AreThoseOfThePartialIndexes(string dialect)
    {
        var conditions = SchemaScript.All(dialect).SelectMany(script => IndexCondition().Matches(script.Sql))
            .Select(match => match.Groups["condition"].Value).Distinct();

        Assert.Equal(
            new[] { StatusConditions.Open, StatusConditions.Waiting, StatusConditions.Owned }.Order(StringComparer.Ordinal),
            conditions.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"create (?:unique )?index [^;]* where (?<condition>status [^;]*);")]
    private static partial Regex IndexCondition();
}
