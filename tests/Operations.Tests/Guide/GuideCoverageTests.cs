using System.Text.RegularExpressions;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Guide;

/// <summary>
/// Nothing that an operator copies is there untried: above each block stands <c>&lt;!-- guide: NAME --&gt;</c>, a name by which a script
/// or a test runs it, or <c>&lt;!-- guide: not run, REASON --&gt;</c>.
/// </summary>
public sealed partial class GuideCoverageTests
{
    [Fact]
    public void Blocks_WithoutAMarker_AreNone() => Assert.Empty(Blocks().Where(block => block.Marker is null).Select(block => block.Where));

    [Fact]
    public void Blocks_WithAName_AreRunByAScriptOrATest()
    {
        var runners = string.Concat(Runners().Select(File.ReadAllText));
        string[] names = [.. Blocks().Select(block => block.Marker).OfType<string>()
            .Where(marker => !marker.StartsWith("not run, ", StringComparison.Ordinal))];
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Matches($"[ \"]{Regex.Escape(name)}\\b", runners));
    }

    [Fact]
    public void Blocks_OfOneName_AreOneOnAPage()
    {
        var twice = Blocks().Where(block => block.Marker?.StartsWith("not run", StringComparison.Ordinal) == false)
            .GroupBy(block => (block.Page, block.Marker)).Where(same => same.Count() > 1);
        Assert.Empty(twice.Select(same => same.Key));
    }

    private static IEnumerable<string> Runners()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(Programs.Root, "eng", "guide"));
        var tests = Directory.EnumerateFiles(Path.Combine(Programs.Root, "tests", "Operations.Tests"), "*.cs", SearchOption.AllDirectories);
        return scripts.Concat(tests.Where(path => !path.Contains("/obj/", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Page, string Where, string? Marker)> Blocks()
    {
        foreach (var block in GuideBlock.All)
        {
            var lines = File.ReadAllLines(Path.Combine(GuideBlock.Folder, block.Page));
            // The first line of the text, counted from 1; the fence is before it, and the marker before that.
            var above = block.Line >= 3 ? lines[block.Line - 3] : "";
            var marker = Marker().Match(above);
            yield return (block.Page, block.ToString(), marker.Success ? marker.Groups["name"].Value : null);
        }
    }

    [GeneratedRegex("^<!-- guide: (?<name>.+) -->$")]
    private static partial Regex Marker();
}
