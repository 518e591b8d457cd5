using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansChat.Audit;

/// <summary>
/// The console does not show every value as it is stored: 01:30:00 reads "90 minutes", a time from 22 to 6 has "(next day)" behind it. These are
/// words of what is shown then, to search in: those that are the same in every language as they are, of the others their sense (a word
/// with <see cref="Sense"/> in front), which the console knows in its language. Follows settingWords.ts.
/// </summary>
internal static partial class AuditSayings
{
    private const char Sense = '~';
    private static readonly (string Name, TimeSpan Length) Second = ("second", TimeSpan.FromSeconds(1));
    private static readonly (string Name, TimeSpan Length)[] Longer =
        [("day", TimeSpan.FromDays(1)), ("hour", TimeSpan.FromHours(1)), ("minute", TimeSpan.FromMinutes(1))];

    public static IEnumerable<string> Of(string field, string? value)
    {
        if (value is null)
            return [];
        if (Duration().IsMatch(value) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var span))
            return Of(span);
        return value.StartsWith('[') && Read(value) is { } list ? [.. Of(field, list)] : [];
    }

    /// <summary>In the largest unit that has no fraction.</summary>
    private static string[] Of(TimeSpan span)
    {
        var (name, length) = Longer.FirstOrDefault(unit => span >= unit.Length && span.Ticks % unit.Length.Ticks == 0, Second);
        return [Number((long)Math.Round(span / length)), $"{Sense}{name}"];
    }

    private static IEnumerable<string> Of(string field, JsonElement list)
    {
        if (list.GetArrayLength() == 0)
            return field.EndsWith(".open", StringComparison.Ordinal) ? [$"{Sense}closed"] : [];
        if (list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [string.Join(", ", list.EnumerateArray().Select(item => item.GetString()))];
        return list.EnumerateArray().SelectMany(
            item => DateOnly.TryParseExact(Text(item, "date"), "O", out var day) ? OfHoliday(day, item) : OfSpan(item));
    }

    private static IEnumerable<string> OfHoliday(DateOnly day, JsonElement holiday)
    {
        JsonElement[] open = holiday.TryGetProperty("open", out var spans) && spans.ValueKind == JsonValueKind.Array ? [.. spans.EnumerateArray()] : [];
        return
        [
            $"{Text(holiday, "name")}:", Number(day.Day), $"{Sense}month-{day.Month}",
            .. open.Length == 0 ? [$"{Sense}closed"] : open.SelectMany(OfSpan),
        ];
    }

    private static IEnumerable<string> OfSpan(JsonElement span)
    {
        if (Text(span, "start") is not { Length: >= 5 } start || Text(span, "end") is not { Length: >= 5 } end)
            return [];
        var clock = $"{start[..5]}–{end[..5]}";
        return string.CompareOrdinal(end, start) <= 0 ? [clock, $"{Sense}next-day"] : [clock];
    }

    private static string Number(long number) => string.Create(CultureInfo.InvariantCulture, $"{Sense}{number}");

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>Null: cut off, or no list at all; then it is shown as it is.</summary>
    private static JsonElement? Read(string value)
    {
        try
        {
            var read = JsonSerializer.Deserialize<JsonElement>(value);
            return read.ValueKind == JsonValueKind.Array ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?:\d{1,7}\.)?\d\d:\d\d:\d\d(?:\.\d{1,7})?\z")]
    private static partial Regex Duration();
}
