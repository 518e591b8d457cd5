using System.Diagnostics;
using System.Text.RegularExpressions;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Telemetry;

/// <summary>The alert rules that operators copy, by Prometheus' own checker; each names where it is explained.</summary>
public sealed partial class AlertRuleTests
{
    [Theory]
    [InlineData("check", "rules", "alerts.yml")]
    [InlineData("test", "rules", "alerts.test.yml")]
    [InlineData("check", "config", "--syntax-only", "prometheus.yml")]
    public async Task Rules_PassTheirOwnChecker(params string[] arguments)
    {
        var (code, output) = await Promtool(arguments);
        Assert.True(code == 0, output);
    }

    [Fact]
    public void EveryAlert_IsTested()
    {
        var alerts = Alert().Matches(File.ReadAllText(MonitoringFiles.Rules)).Select(alert => alert.Groups["name"].Value).ToArray();
        var tests = File.ReadAllText(Path.Combine(MonitoringFiles.Folder, "alerts.test.yml"));
        Assert.NotEmpty(alerts);
        // Once that it stays silent, once that it fires.
        Assert.All(alerts, alert => Assert.Equal((alert, 2), (alert, Regex.Count(tests, $@"alertname: {alert}\b"))));
    }

    [Fact]
    public void EveryAlert_NamesASectionOfThePageForWhoeverIsCalled()
    {
        var page = Path.Combine(Programs.Root, "docs", "operations", "on-call.md");
        Assert.True(File.Exists(page), $"There is no {page}.");
        var sections = Heading().Matches(File.ReadAllText(page))
            .Select(heading => heading.Groups["words"].Value.ToLowerInvariant().Replace(' ', '-')).ToHashSet();
        var named = Runbook().Matches(File.ReadAllText(MonitoringFiles.Rules)).Select(runbook => runbook.Groups["section"].Value)
            .Distinct().ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, section => Assert.Contains(section, sections));
    }

    private static async Task<(int Code, string Output)> Promtool(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(MonitoringFiles.Promtool, arguments)
        {
            WorkingDirectory = MonitoringFiles.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex(@"- alert: (?<name>\w+)")]
    private static partial Regex Alert();

    [GeneratedRegex(@"runbook: docs/operations/on-call\.md#(?<section>[a-z-]+)")]
    private static partial Regex Runbook();

    [GeneratedRegex("^#+ (?<words>.+?) *\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
