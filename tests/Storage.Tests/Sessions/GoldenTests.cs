using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>
/// Yesterday's bytes load today. The golden files are what a release wrote: lines are added, never changed. A new event
/// type, or a new field that must be told apart from its default, gets a line of its own.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Sessions", "golden");

    public static TheoryData<string> EventLines => [.. File.ReadLines(Path.Combine(Folder, "events.jsonl"))];

    [Theory]
    [MemberData(nameof(EventLines))]
    public void Event_OfYesterday_LoadsWithAllItsFields(string line)
    {
        var loaded = StorageJson.Read(line, StorageJson.Event);

        GoldenJson.AssertKept(line, JsonSerializer.Serialize(loaded, StorageJson.Event));
    }

    [Fact]
    public void Events_EveryType_HasAGoldenLine()
    {
        var golden = File.ReadLines(Path.Combine(Folder, "events.jsonl"))
            .Select(line => StorageJson.Read(line, StorageJson.Event).GetType()).ToHashSet();

        var missing = typeof(SessionEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(SessionEvent)) && !golden.Contains(type));

        Assert.Empty(missing);
    }

    [Fact]
    public void Events_Discriminators_AreThoseOfTheFile()
    {
        var declared = typeof(SessionEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>().Select(type => (string)type.TypeDiscriminator!);
        var golden = File.ReadLines(Path.Combine(Folder, "events.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!).Distinct();

        Assert.Equal(declared.Order(), golden.Order());
    }

    [Fact]
    public void Summary_OfYesterday_LoadsWithAllItsFields()
    {
        var line = File.ReadAllText(Path.Combine(Folder, "summary.json"));

        var loaded = StorageJson.Read(line, StorageJson.Summary);

        GoldenJson.AssertKept(line, JsonSerializer.Serialize(loaded, StorageJson.Summary));
    }
}
