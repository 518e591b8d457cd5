using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansChat.Operations.Telemetry;

/// <summary>One answer of <c>/metrics</c>, in the text format of Prometheus.</summary>
internal sealed partial class Scrape
{
    private readonly ILookup<string, (string Labels, double Value)> _samples;

    private Scrape(string text) => _samples = Sample().Matches(text).ToLookup(
        sample => sample.Groups["name"].Value,
        sample => (sample.Groups["labels"].Value, double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)));

    public IEnumerable<string> Names => _samples.Select(sample => sample.Key);

    public static async Task<Scrape> Of(Uri address)
    {
        using var http = new HttpClient();
        return new(await http.GetStringAsync(address));
    }

    public bool Has(string name) => _samples.Contains(name);

    /// <summary>The sum of what has this label; 0 where nothing has.</summary>
    public double Sum(string name, string label = "") =>
        _samples[name].Where(sample => sample.Labels.Contains(label, StringComparison.Ordinal)).Sum(sample => sample.Value);

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>[^}]*)\})? (?<value>\S+)", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
