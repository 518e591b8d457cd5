using System.Reflection;
using System.Text.RegularExpressions;
using OrleansChat.Results;

namespace OrleansChat.Edge.Contracts;

public class RefusalTextsTests
{
    public static TheoryData<string> Codes => [.. typeof(RefusalCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_row(string code) => Assert.NotNull(RefusalCatalogue.Find(code));

    [Fact]
    public void Every_place_in_a_text_is_one_of_its_details() =>
        Assert.All(RefusalCatalogue.Rows, row => Assert.All(
            Regex.Matches(row.Text, @"\{(\w+)\}").Select(place => place.Groups[1].Value),
            place => Assert.Contains(row.Details, detail => detail.StartsWith($"{place}: ", StringComparison.Ordinal))));

    [Fact]
    public void Details_fill_the_text() =>
        Assert.StartsWith("Ola ", RefusalTexts.Text(Refusal.With(RefusalCodes.AlreadyTaken, "agent", "Ola")), StringComparison.Ordinal);
}
