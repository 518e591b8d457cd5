using System.Text.Json;

namespace OrleansChat.Databases;

/// <summary>Compares what was stored once with what is made of it today.</summary>
internal static class GoldenJson
{
    /// <summary>Fields that were added since have their defaults, and are not in yesterday's bytes.</summary>
    public static void AssertKept(string yesterday, string today)
    {
        using var old = JsonDocument.Parse(yesterday);
        using var now = JsonDocument.Parse(today);
        AssertContains(old.RootElement, now.RootElement, "$");
    }

    private static void AssertContains(JsonElement old, JsonElement now, string path)
    {
        Assert.True(old.ValueKind == now.ValueKind, $"{path} was {old.ValueKind} and is {now.ValueKind}");
        if (old.ValueKind != JsonValueKind.Object)
        {
            // DeepEquals: escapes of the same text are no difference.
            Assert.True(JsonElement.DeepEquals(old, now), $"{path} was {old.GetRawText()} and is {now.GetRawText()}");
            return;
        }
        foreach (var field in old.EnumerateObject())
        {
            Assert.True(now.TryGetProperty(field.Name, out var value), $"{path}.{field.Name} is lost");
            AssertContains(field.Value, value, $"{path}.{field.Name}");
        }
    }
}
