using System.Text.RegularExpressions;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Guide;

/// <summary>What a page points to is there: the file, and the heading in it.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Programs.Root, "*.md"),
        .. Directory.EnumerateFiles(Path.Combine(Programs.Root, "docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_WithLinks_PointsToWhatIsThere(string page)
    {
        var links = Link().Matches(Code().Replace(File.ReadAllText(page), ""));
        var lost = links.Select(link => link.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal) && !IsThere(page, to));
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("no-such-page.md")]
    [InlineData("cluster.md#no-such-heading")]
    public void Link_ToWhatIsNotThere_IsFound(string to) => Assert.False(IsThere(Path.Combine(GuideBlock.Folder, "README.md"), to));

    private static bool IsThere(string page, string to)
    {
        var (path, heading) = to.Split('#', 2) is [var file, var anchor] ? (file, anchor) : (to, null);
        var target = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
        if (heading is null)
            return File.Exists(target) || Directory.Exists(target);
        return File.Exists(target) && Headings(target).Contains(heading);
    }

    /// <summary>As forges make them: lower case, blanks as dashes, without marks.</summary>
    private static IEnumerable<string> Headings(string page) =>
        File.ReadLines(page).Where(line => line.StartsWith('#'))
            .Select(line => Marks().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Marks();
}
