using OrleansChat.Testing.Texts;

namespace OrleansChat.Files;

/// <summary>What becomes of names.</summary>
public class FileNamesTests
{
    [Theory]
    [InlineData("Blåbær 🫐.png", "Blåbær 🫐.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\kari\\bilde.jpg", "bilde.jpg")]
    [InlineData("a/b\\c/.txt", "file.txt")]
    [InlineData("faktura\u202Egnp.exe", "fakturagnp.exe")]
    [InlineData("a\0b\r\nc\u001B.txt", "ab  c.txt")]
    [InlineData("  .hidden. ", "file.hidden")]
    [InlineData("", "file")]
    [InlineData("\u200B\u2800", "file")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("com1", "_com1")]
    [InlineData("<script>:|?*\".txt", "_script______.txt")]
    [InlineData("bilde.jpg ", "bilde.jpg")]
    [InlineData("bilde.jpg...", "bilde.jpg")]
    [InlineData("e\u0301.txt", "\u00E9.txt")]
    public void Clean_OfAName_LeavesWhatCanBeShownAndStored(string announced, string kept) =>
        Assert.Equal(kept, FileNames.Clean(announced));

    [Fact]
    public void Clean_OfALongName_KeepsItsEnding()
    {
        var name = FileNames.Clean($"{string.Concat(Enumerable.Repeat("/🫐", 150))}{string.Concat(Enumerable.Repeat("🫐", 149))}.pdf");

        Assert.InRange(name.Length, 100, FileRow.NameLength);
        Assert.EndsWith("🫐.pdf", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_OfEveryKnownOddity_IsOneVisibleLine()
    {
        foreach (var odd in TextCase.All)
        {
            var name = FileNames.Clean($"{odd.Text}.pdf");
            Assert.True(name.EndsWith(".pdf", StringComparison.Ordinal) && name.Length > 4, $"{odd.What} became '{name}'.");
            Assert.DoesNotContain(name, letter => char.IsControl(letter) || letter is '/' or '\\' or '\u202E');
            Assert.Equal(name, FileNames.Clean(name));
        }
    }
}
