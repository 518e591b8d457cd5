using System.Globalization;
using System.Text;
using OrleansChat.Testing.Texts;

namespace OrleansChat.Unicode;

public class VisibleTextTests
{
    public static TheoryData<string> Cases => [.. TextCase.All.Select(each => each.What)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_IsTakenAsInTheTable(string what)
    {
        var line = TextCase.All.Single(each => each.What == what);

        Assert.Equal(line.Blank, VisibleText.IsBlank(line.Text));
        Assert.Equal(line.Clean, VisibleText.Clean(line.Text));
        Assert.Equal(line.Clean == line.Text, VisibleText.IsStorable(line.Text));
        Assert.Equal(line.Name, VisibleText.Name(line.Text));
    }

    [Fact]
    public void NameOrNull_OfNothingVisible_IsNull() => Assert.Null(VisibleText.NameOrNull("\u200b\u3164"));

    [Theory]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("abc", 2, "ab")]
    public void Cut_KeepsPairsWhole(string text, int most, string cut) => Assert.Equal(cut, VisibleText.Cut(text, most));

    [Theory]
    [InlineData("Ann", "Ann")]
    [InlineData("أحمد", "\u2068أحمد\u2069")]
    [InlineData("Ann\u202egnp", "\u2068Anngnp\u2069")]
    [InlineData("A\u2069\u2069b", "\u2068Ab\u2069")]
    [InlineData("\u2068أحمد\u2069 has it", "\u2068\u2068أحمد\u2069 has it\u2069")]
    public void Isolation_OfWordsThatTurnOthers_IsClosed(string words, string isolated) => Assert.Equal(isolated, Isolation.Of(words));

    [Fact]
    public void EveryCodePoint_IsBlankAloneOrNot_WithoutAnException()
    {
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            if (!Rune.IsValid(point))
                continue;
            var alone = new Rune(point).ToString();
            if (Rune.GetUnicodeCategory(new(point)) is UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber)
                Assert.False(VisibleText.IsBlank(alone), $"U+{point:X4}");
            Assert.True(VisibleText.IsStorable(VisibleText.Clean(alone)), $"U+{point:X4}");
        }
    }
}
