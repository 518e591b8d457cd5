using System.Text.RegularExpressions;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Telemetry;

/// <summary>What operators copy: the rules of alerts, and the board.</summary>
internal static partial class MonitoringFiles
{
    public static string Folder { get; } = Path.Combine(Programs.Root, "eng", "monitoring");

    public static string Rules { get; } = Path.Combine(Folder, "alerts.yml");

    public static string Board { get; } = Path.Combine(Folder, "board.json");

    /// <summary>Prometheus' own checker: where ./test puts it, or one that is installed.</summary>
    public static string Promtool { get; } =
        Path.Combine(Programs.Root, "artifacts", "tools", "usr", "bin", "promtool") is var own && File.Exists(own) ? own : "promtool";

    public static IReadOnlyList<string> All { get; } = [Rules, Board];

    /// <summary>Names of the product's and of the runtime's metrics in a file's expressions.</summary>
    public static IReadOnlyList<string> MetricsOf(string file) =>
        [.. Metric().Matches(File.ReadAllText(file)).Select(metric => metric.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\b(?:chat|orleans|dotnet|kestrel|npgsql)_[a-z0-9_]+\b")]
    private static partial Regex Metric();
}
