using System.Reflection;
using OrleansChat.Results;

namespace OrleansChat.Protocol;

public class RefusalTextsTests
{
    public static TheoryData<string> Codes => [.. typeof(RefusalCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_words(string code) => Assert.True(RefusalTexts.Has(code));

    [Fact]
    public void Details_fill_the_text() =>
        Assert.StartsWith("Ola ", RefusalTexts.Text(Refusal.With(RefusalCodes.AlreadyTaken, "agent", "Ola")), StringComparison.Ordinal);
}
