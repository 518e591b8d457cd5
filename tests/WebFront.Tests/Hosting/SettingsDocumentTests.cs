using System.Globalization;
using OrleansChat.Settings;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Hosting;

/// <summary>docs/operations says of every setting what the program knows of it, and of no other.</summary>
public class SettingsDocumentTests
{
    private const string Limits = "Chat:Limits:";

    [Fact]
    public void SettingsPage_HasEverySettingWithItsDefaultAndWhatIsAllowed() => Assert.Equal(
        SettingsCatalog.All
            .Where(static setting => !IsLimit(setting))
            .Select(static setting => Row(setting.Example, setting.Default is { } text ? $"`{text}`" : "–", setting.Kind.Allowed))
            .Order(StringComparer.Ordinal),
        Rows("settings.md")
            .Where(static cells => cells[0].StartsWith("`Chat:", StringComparison.Ordinal))
            .Where(static cells => !cells[0].Contains('…', StringComparison.Ordinal))
            .Select(static cells => Row(cells[0].Trim('`'), cells[2], cells[3]))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void LimitsPage_HasEveryLimitWithItsDefaults()
    {
        var rows = Rows("limits.md").ToArray();
        Assert.All(SettingsCatalog.All.Where(IsLimit), setting =>
        {
            var name = setting.Name[Limits.Length..].Split(':')[0];
            var row = Assert.Single(rows, cells => cells[0].Contains($"`{name}`", StringComparison.Ordinal));
            var number = double.Parse(setting.Default!, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
            Assert.Contains(row, cell => cell == number || cell.StartsWith($"{number} a ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void LimitsPage_HasNoOtherLimit() => Assert.All(
        Rows("limits.md").TakeWhile(static cells => cells[0] != "What").SelectMany(static cells => cells[0].Split(", "))
            .Where(static name => name.StartsWith('`')).Select(static name => name.Trim('`')),
        static name => Assert.Contains(
            SettingsCatalog.All,
            setting => setting.Name == Limits + name || setting.Name.StartsWith($"{Limits}{name}:", StringComparison.Ordinal)));

    private static bool IsLimit(Setting setting) => setting.Name.StartsWith(Limits, StringComparison.Ordinal);

    private static string Row(string name, string usual, string allowed) => $"{name} | {usual} | {allowed}";

    private static IEnumerable<string[]> Rows(string page) => File
        .ReadLines(Path.Combine(Programs.Root, "docs", "operations", page))
        .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(static line => line.Trim().Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray());
}
