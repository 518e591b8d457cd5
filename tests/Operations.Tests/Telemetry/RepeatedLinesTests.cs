using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OrleansChat.Databases;
using OrleansChat.Results;
using OrleansChat.Telemetry;

namespace OrleansChat.Operations.Telemetry;

/// <summary>Which lines are left out, and what is said of them.</summary>
public sealed class RepeatedLinesTests : IDisposable
{
    private readonly List<(string Category, string Text, Exception? Exception)> _written = [];
    private readonly FakeTimeProvider _time = new();
    private readonly FoldingLoggerFactory _logs;

    public RepeatedLinesTests() => _logs = new(LoggerFactory.Create(logging => logging.AddProvider(new Recorder(_written))), _time);

    [Fact]
    public void Warnings_OfOneEvent_AreWrittenOnceAndCountedAMinuteLater()
    {
        var first = new InvalidOperationException("first");
        for (var time = 0; time < 5; time++)
            Warn("A", 7, "Chat {Chat} is stuck", time, time == 0 ? first : new InvalidOperationException("later"));
        Warn("B", 7, "Another", 0);

        Assert.Equal([("A", "Chat 0 is stuck", first), ("B", "Another", null)], _written);
        _time.Advance(FoldingLoggerFactory.Period);
        Assert.Equal("4 more lines like earlier ones in the last minute: A[7] 4", _written[2].Text);
    }

    [Fact]
    public void RepeatedEvent_ThatGoesOn_IsSummarisedEachMinute()
    {
        for (var minute = 0; minute < 3; minute++)
        {
            Warn("A", 7, "Again", 0);
            Warn("A", 7, "Again", 0);
            _time.Advance(FoldingLoggerFactory.Period);
        }

        Assert.Equal(4, _written.Count);
        _time.Advance(FoldingLoggerFactory.Period);
        Warn("A", 7, "Again", 0);
        Assert.Equal(["Again", "1 more", "2 more", "2 more", "Again"], _written.Select(line => line.Text.Split(" lines")[0]));
    }

    [Fact]
    public void ADatabaseThatIsAway_IsOneThing_WhoeverSaysIt()
    {
        Warn("A", 7, "One", 0, new InvalidOperationException("outer", new StorageUnavailableException()));
        Warn("B", 8, "Two", 0, new StorageUnavailableException());
        Assert.Equal("One", Assert.Single(_written).Text);
        _time.Advance(FoldingLoggerFactory.Period);
        Assert.EndsWith("B[8] 1", _written[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_WithoutAnEventId_AreTheSameByTheirSentence()
    {
        for (var time = 0; time < 3; time++)
            Warn("A", 0, "Silo {Silo} is dead", time);
        Warn("A", 0, "Silo {Silo} is back", 0);
        Assert.Equal(["Silo 0 is dead", "Silo 0 is back"], _written.Select(line => line.Text));
    }

    [Fact]
    public void ADefect_DoesNotHideAnotherOfTheSameEvent()
    {
        for (var time = 0; time < 3; time++)
        {
            Warn("A", 7, "Failed", 0, Thrown(Null));
            Warn("A", 7, "Failed", 0, Thrown(NullElsewhere));
            Warn("A", 7, "Failed", 0, Thrown(static () => throw new InvalidOperationException()));
            Warn("A", 7, "Failed", 0, new InvalidOperationException("outer", new TimeoutException()));
        }

        Assert.Equal(4, _written.Count);
        _time.Advance(FoldingLoggerFactory.Period);
        Assert.StartsWith("8 more", _written[4].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ADatabaseThatIsFullOrAtOdds_IsNotOneThatIsAway()
    {
        for (var time = 0; time < 2; time++)
        {
            Warn("A", 7, "Away", 0, Postgres("57P01"));
            Warn("B", 7, "Away too", 0, Postgres("08006"));
            Warn("C", 7, "Full", 0, Postgres("53100"));
            Warn("C", 7, "Deadlock", 0, Postgres("40P01"));
            Warn("C", 7, "SQLite full", 0, new SqliteException("full", 13));
            Warn("C", 7, "SQLite read only", 0, new SqliteException("read only", 8));
            Warn("D", 7, "A silo's is full", 0, OfASilo(DatabaseFaultKind.Full));
            Warn("D", 7, "A silo's is away", 0, OfASilo(DatabaseFaultKind.Away));
        }

        Assert.Equal(
            ["Away", "Full", "Deadlock", "SQLite full", "SQLite read only", "A silo's is full"], _written.Select(line => line.Text));

        static StorageUnavailableException OfASilo(DatabaseFaultKind kind) => new() { Refusal = DatabaseFault.RefusalFor(kind) };
    }

    [Theory]
    [InlineData(LogLevel.Error, LogEvents.FaultHandlerSurprise)]
    [InlineData(LogLevel.Error, LogEvents.HubGuardFilterSurprise)]
    [InlineData(LogLevel.Critical, 7)]
    public void WhatSomebodyAsksAbout_IsNeverLeftOut(LogLevel level, int id)
    {
        var log = _logs.CreateLogger("A");
#pragma warning disable CA1848 // The lines of a test.
        for (var time = 0; time < 3; time++)
            log.Log(level, id, "Again");
#pragma warning restore CA1848
        Assert.Equal(3, _written.Count);
    }

    [Fact]
    public async Task ALine_ThatComesWhileAPeriodEnds_IsWrittenOrCounted()
    {
        const int Threads = 4;
        const int Times = 100_000;
        var lines = new RepeatedLines();
        var key = new LineKey("A", 7, null, null);
        var (written, counted) = (0, 0L);
        var saying = Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var time = 0; time < Times; time++)
            {
                if (!lines.IsRepeated(key, "A", 7))
                    Interlocked.Increment(ref written);
            }
        })));
        while (!saying.IsCompleted)
            counted += lines.EndPeriod().More;
        await saying;
        counted += lines.EndPeriod().More;
        Assert.Equal(Threads * Times, written + counted);
    }

    [Fact]
    public void Information_IsNeverLeftOut()
    {
        var log = _logs.CreateLogger("A");
#pragma warning disable CA1848 // The lines of a test.
        for (var time = 0; time < 3; time++)
            log.LogInformation(7, "Again");
#pragma warning restore CA1848
        Assert.Equal(3, _written.Count);
    }

    public void Dispose() => _logs.Dispose();

    private static PostgresException Postgres(string state) => new("text", "ERROR", "ERROR", state);

    private static Exception Thrown(Action throws) => Record.Exception(throws)!;

    private static void Null() => ArgumentNullException.ThrowIfNull((object?)null);

    private static void NullElsewhere() => ArgumentNullException.ThrowIfNull((object?)null);

#pragma warning disable CA1848, CA2254 // The lines of a test.
    private void Warn(string category, int id, string template, int value, Exception? exception = null) =>
        _logs.CreateLogger(category).LogWarning(id, exception, template, template.Contains('{', StringComparison.Ordinal) ? [value] : []);
#pragma warning restore CA1848, CA2254

    private sealed class Recorder(List<(string Category, string Text, Exception? Exception)> written) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Category(categoryName, written);

        public void Dispose()
        {
        }

        private sealed class Category(string name, List<(string Category, string Text, Exception? Exception)> written) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                written.Add((name, formatter(state, exception), exception));
        }
    }
}
