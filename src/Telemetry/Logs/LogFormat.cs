using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OrleansChat.Storage;

namespace OrleansChat.Telemetry;

/// <summary>
/// How log lines look: words for people, with times where nobody else notes them, or one JSON object a line for machines
/// (<c>Chat:Logs:Format</c>, or the usual <c>Logging:Console:FormatterName</c>).
/// </summary>
internal static class LogFormat
{
    private const string Setting = "Chat:Logs:Format";
    private const string Usual = "Logging:Console:FormatterName";
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static void AddLogFormat(this IHostApplicationBuilder builder)
    {
        var json = (builder.Configuration[Setting] ?? builder.Configuration[Usual] ?? "Plain").ToLowerInvariant() switch
        {
            ConsoleFormatterNames.Json => true,
            "plain" => false,
            _ when builder.Configuration[Setting] is null => false,
            _ => throw new StartRefusedException($"{Setting} must be Plain or Json."),
        };
        // The journal of systemd notes the time of each line itself.
        var noted = !json && builder.Configuration["JOURNAL_STREAM"] is { Length: > 0 };
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = noted ? [] : new Dictionary<string, string?>
            {
                // Only with a name the options of a format count.
                [Usual] = json ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple,
                ["Logging:Console:FormatterOptions:TimestampFormat"] = json ? Timestamp : $"{Timestamp} ",
                ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
            },
        });
        if (json)
            builder.Logging.AddJsonConsole(static options => options.IncludeScopes = false);
    }
}
