using System.Globalization;
using System.Text.Json;
using OrleansChat.Edge.Contracts;
using OrleansChat.Testing.Texts;

namespace OrleansChat.Edge.Hubs;

public class TextConverterTests
{
    private static readonly JsonSerializerOptions Wire = Options();

    public static TheoryData<string> Cases => [.. TextCase.All.Select(each => each.What)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EscapedText_ComesInClean(string what)
    {
        var line = TextCase.All.Single(each => each.What == what);
        var json = string.Concat(line.Text.Select(static unit => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)unit:x4}")));

        Assert.Equal(line.Clean, JsonSerializer.Deserialize<string>($"\"{json}\"", Wire));
    }

    [Theory]
    [InlineData(@"a\\ud83d", @"a\ud83d")]
    [InlineData(@"\n\ud83d\n", "\n\ufffd\n")]
    [InlineData(@"\ud83d\ud83d\ude00\ude00", "\ufffd😀\ufffd")]
    [InlineData(@"\ud83dx\ude00", "\ufffdx\ufffd")]
    [InlineData(@"""\\""\ud83d", null)]
    public void HalfAPair_BesideOtherEscapes_IsReplaced(string json, string? text)
    {
        if (text is null)
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<string>($"\"{json}\"", Wire));
        else
            Assert.Equal(text, JsonSerializer.Deserialize<string>($"\"{json}\"", Wire));
    }

    [Fact]
    public void Text_InDictionariesAndNulls_IsReadAndWrittenAsEver()
    {
        var read = JsonSerializer.Deserialize<Dictionary<string, string?>>("""{"a":"x\u0000","b":null}""", Wire)!;

        Assert.Equal(("x", null), (read["a"], read["b"]));
        Assert.Equal("""{"a":"æ"}""", JsonSerializer.Serialize(new Dictionary<string, string> { ["a"] = "æ" }, Wire).Replace("\\u00E6", "æ", StringComparison.Ordinal));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<string>("5", Wire));
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        WireJson.Set(options);
        return options;
    }
}
