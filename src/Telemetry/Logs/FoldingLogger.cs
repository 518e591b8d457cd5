using Microsoft.Extensions.Logging;

namespace OrleansChat.Telemetry;

/// <summary>One category's logger, which leaves out what <see cref="RepeatedLines"/> counts.</summary>
internal sealed class FoldingLogger(ILogger inner, string category, RepeatedLines lines) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel is LogLevel.Warning or LogLevel.Error && !IsAlwaysWritten(eventId) && inner.IsEnabled(logLevel)
            && lines.IsRepeated(LineKey.Of(category, eventId, state, exception), category, eventId))
            return;
        inner.Log(logLevel, eventId, state, exception, formatter);
    }

    /// <summary>
    /// Whoever met a defect was told a trace id, by which they ask about it:
    /// each must be found. Each unknown setting has a name of its own.
    /// </summary>
    private static bool IsAlwaysWritten(EventId id) =>
        id.Id is LogEvents.FaultHandlerSurprise or LogEvents.HubGuardFilterSurprise or LogEvents.UnknownSetting;
}
