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
    public void RefusalCodes_InTheCatalogue_AreComplete(string code) => Assert.NotNull(RefusalCatalogue.Find(code));

    [Fact]
    public void Placeholders_InAText_AreItsDetails() =>
        Assert.All(RefusalCatalogue.Rows, row => Assert.All(
            Regex.Matches(row.Text, @"\{(\w+)\}").Select(place => place.Groups[1].Value),
            place => Assert.Contains(row.Details, detail => detail.StartsWith($"{place}: ", StringComparison.Ordinal))));

    [Fact]
    public void RefusalText_WithDetails_IsFilled() =>
        Assert.StartsWith("Ola ", RefusalTexts.Text(Refusal.With(RefusalCodes.AlreadyTaken, "agent", "Ola")), StringComparison.Ordinal);
}
