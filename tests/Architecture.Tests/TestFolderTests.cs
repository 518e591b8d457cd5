using System.Text.RegularExpressions;

namespace OrleansChat.Architecture;

/// <summary>
/// Tests of one project stand in the folders of that project, in the same namespaces: whoever knows where something is knows where its
/// tests are. The suites that run whole programs (browser, operations, chaos) have folders of their own.
/// </summary>
public sealed partial class TestFolderTests
{
    /// <summary>Contracts of grains are tested with the grains, and what a cluster does with the silo that it is made of.</summary>
    public static TheoryData<string, string[]> Projects => new()
    {
        { "Grains.Tests", ["Grains", "Grains.Interfaces"] },
        { "Storage.Tests", ["Storage"] },
        { "WebFront.Tests", ["WebFront"] },
        { "Cluster.Tests", ["Silo", "Grains", "Grains.Interfaces"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void Tests_OfOneProject_StandInItsFolders(string tests, string[] tested)
    {
        var places = tested.SelectMany(project => Sources($"src/{project}"))
            .Select(source => (source.Folder, source.Namespace)).ToHashSet();
        var here = Sources($"tests/{tests}").Where(source => source.IsTest).ToArray();
        Assert.NotEmpty(here);
        Assert.Empty(here.Where(source => !places.Contains((source.Folder, source.Namespace)))
            .Select(source => $"{source.Path} ({source.Namespace}): {string.Join(" and ", tested)} has no such folder"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Tests_OfOneType_StandInItsFolder(string tests, string[] tested)
    {
        var types = tested.SelectMany(project => Sources($"src/{project}"))
            .ToLookup(source => source.Name.TrimEnd('s'), source => source.Folder);
        var named = Sources($"tests/{tests}").Where(source => source.IsTest && types.Contains(source.Subject)).ToArray();
        Assert.NotEmpty(named);
        Assert.Empty(named.Where(source => !types[source.Subject].Contains(source.Folder))
            .Select(source => $"{source.Path}: the type is in {string.Join(" and ", types[source.Subject])}"));
    }

    private static IEnumerable<Source> Sources(string project) => Repository.Files(project)
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
        .Select(path => new Source(path, Path.GetDirectoryName(path)![project.Length..].Trim('/'), Repository.Text(path)));

    /// <summary>A file, and its folder below the project's.</summary>
    private sealed record Source(string Path, string Folder, string Text)
    {
        public string Name { get; } = System.IO.Path.GetFileName(Path).Split('.')[0];

        /// <summary>The type that the tests are named after, in singular and plural the same.</summary>
        public string Subject => Name[..^(Name.EndsWith("Tests", StringComparison.Ordinal) ? 5 : 0)].TrimEnd('s');

        public string Namespace => NamespaceOf().Match(Text).Groups["name"].Value;

        public bool IsTest => Fact().IsMatch(Text);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"^ *\[\w*(?:Fact|Theory)\b", RegexOptions.Multiline)]
    private static partial Regex Fact();
}
