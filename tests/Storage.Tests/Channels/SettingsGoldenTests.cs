using System.Text.Json;
using OrleansChat.Databases;

namespace OrleansChat.Channels;

/// <summary>Yesterday's settings load today, and what they do not say has its default. Lines are added, never changed.</summary>
public sealed class SettingsGoldenTests
{
    private static readonly string[] Stored =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Channels", "golden", "settings.jsonl"));

    public static TheoryData<string> Lines => [.. Stored];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Settings_OfYesterday_LoadWithAllTheirFields(string line) =>
        GoldenJson.AssertKept(line, JsonSerializer.Serialize(StorageJson.Read(line, StorageJson.Settings), StorageJson.Settings));

    [Fact]
    public void Settings_ThatARowDoesNotHave_HaveTheirDefaults() =>
        Assert.Equivalent(
            new ChannelSettings { Name = "Help" }, StorageJson.Read("""{"name":"Help"}""", StorageJson.Settings), strict: true);

    [Fact]
    public void LastLine_HasEveryField()
    {
        var today = JsonSerializer.Serialize(StorageJson.Read(Stored[^1], StorageJson.Settings), StorageJson.Settings);

        // Read backwards: whatever is written today is in the golden line too.
        GoldenJson.AssertKept(today, Stored[^1]);
    }
}
