using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Telemetry;

/// <summary>The first line of each log says what wrote it.</summary>
public static partial class VersionLine
{
    /// <summary>Before anything starts.</summary>
    public static void LogVersion(this IHost host)
    {
        var program = host.Services.GetRequiredService<IHostEnvironment>().ApplicationName;
        Log(
            host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("OrleansChat"),
            ProductVersion.Current,
            program,
            RuntimeInformation.FrameworkDescription);
    }

    [LoggerMessage(LogEvents.VersionLine, LogLevel.Information, "Orleans.Chat {Version}: {Program} starts on {Runtime}")]
    private static partial void Log(ILogger logger, string version, string program, string runtime);
}
