using Microsoft.Extensions.Logging;

namespace OrleansChat.Telemetry;

/// <summary>
/// Warnings and errors that say the same again and again are written once at once, with their exception, and then counted: one line a
/// minute says how many more there were. What a database that is away makes the parts of the program say counts as the same.
/// </summary>
internal sealed partial class FoldingLoggerFactory : ILoggerFactory
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ILoggerFactory _inner;
    private readonly RepeatedLines _lines = new();
    private readonly ILogger _summary;
    private readonly ITimer _timer;

    public FoldingLoggerFactory(ILoggerFactory inner, TimeProvider time)
    {
        _inner = inner;
        _summary = inner.CreateLogger("OrleansChat.Telemetry.LogFolding");
        _timer = time.CreateTimer(static state => ((FoldingLoggerFactory)state!).Summarize(), this, Period, Period);
    }

    public ILogger CreateLogger(string categoryName) => new FoldingLogger(_inner.CreateLogger(categoryName), categoryName, _lines);

    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    public void Dispose()
    {
        _timer.Dispose();
        Summarize();
        _inner.Dispose();
    }

    private void Summarize()
    {
        if (_lines.EndPeriod() is { More: > 0 } folded)
            LogFolded(_summary, folded.More, folded.Words);
    }

    [LoggerMessage(LogEvents.LogFolding, LogLevel.Warning, "{More} more lines like earlier ones in the last minute: {Lines}")]
    private static partial void LogFolded(ILogger logger, long more, string lines);
}
