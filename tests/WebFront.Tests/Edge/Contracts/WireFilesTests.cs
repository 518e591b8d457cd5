using System.Text.RegularExpressions;
using OrleansChat.Channels;
using OrleansChat.Wire;

namespace OrleansChat.Edge.Contracts;

public partial class WireFilesTests
{
    public static TheoryData<string> Files() => [.. WireFiles.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void GeneratedFile_Regenerated_IsUnchanged(string name)
    {
        var file = WireFiles.All.Single(each => each.Name == name);
        Assert.True(file.Now() == file.Wanted(), $"{name} is not as the C# side is. Run: {WireFiles.Command}");
    }

    [Fact]
    public void InheritedMethods_OfAHub_AreEmitted()
    {
        var methods = WireContracts.Methods(typeof(IInheriting)).Select(method => method.Name);
        Assert.Equal(["Inherited", "Own"], methods);
    }

    /// <summary>Limits stand in a table of their own, which the descriptions name; a day has 24 hours.</summary>
    [Fact]
    public void Descriptions_OfContracts_NameLimitsInsteadOfNumbers()
    {
        var methods = WireContracts.Hubs.SelectMany(WireContracts.Methods).ToList();
        var descriptions = WireContracts.Payloads.Where(payload => payload != typeof(LocalSpan)).SelectMany(payload =>
                WireContracts.Fields(payload).Select(field => field.Words).Prepend(XmlComments.Of(payload)))
            .Concat(methods.Select(method => method.Words))
            .Concat(methods.SelectMany(method => method.Parameters).Select(field => field.Words));

        Assert.Equal([], descriptions.Where(words => NumberOfAUnit().IsMatch(words)));
    }

    /// <summary>Beyond the generated parts: pings of SignalR, what the cluster needs at most, and a setting of the queue.</summary>
    [Fact]
    public void ProtocolPage_AroundItsTables_NamesLimitsInsteadOfNumbers()
    {
        string[] known = ["15 s", "30 s", "15 s", "90 s"];
        var page = WireFiles.All.Single(file => file.Name == "docs/protocol.md").Now();

        var found = NumberOfAUnit().Matches(Generated().Replace(page, "")).Select(match => match.Value);

        Assert.Contains($"Version: **{ProtocolVersion.Current}**", page, StringComparison.Ordinal);
        Assert.Equal(known.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private interface IInherited
    {
        Task Inherited();
    }

    private interface IInheriting : IInherited
    {
        Task Own();
    }

    [GeneratedRegex("<!-- generated: .*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Generated();

    [GeneratedRegex(@"\d+ (?:s|h|seconds|minutes|hours|days|characters|kB|bytes|pixels|stars)\b")]
    private static partial Regex NumberOfAUnit();
}
