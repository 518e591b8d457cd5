using System.Globalization;

namespace OrleansChat.Testing.Servers;

/// <summary>Settings of a server process, as environment variables.</summary>
public sealed class ServerSettings
{
    private readonly Dictionary<string, string> values = new()
    {
        ["Logging__Console__FormatterName"] = "simple",
        // All visitors of the tests come from one address.
        ["Chat__Limits__WaitingPerAddress"] = "10000",
        ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ",
    };

    internal IReadOnlyDictionary<string, string> Values => values;

    public object this[string key]
    {
        set => values[key] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }
}
