using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Schema;
using OrleansChat.Testing;

namespace OrleansChat.Databases;

/// <summary>A database that is away at start is spoken of at once and then each minute.</summary>
public class RetryingSchemaUpgraderTests
{
    public static TheoryData<string> NobodyListens { get; } =
        [$"Host=127.0.0.1;Port={FreePort.Next()};Username=chat;Password=a secret", DeadConnectionTests.TwoDeadHosts()];

    [Theory]
    [MemberData(nameof(NobodyListens))]
    public async Task Waiting_ForMinutes_SaysOneLineAMinute(string connectionString)
    {
        var clock = new FakeTimeProvider();
        var lines = new Lines();
        await using var database = new PostgreSqlDatabase(connectionString);
        var arrival = new RetryingSchemaUpgrader(new SchemaUpgrader(database, clock, NullLogger<SchemaUpgrader>.Instance), clock, lines);
        using var stop = new CancellationTokenSource();

        var waiting = arrival.Await(stop.Token);
        await Eventually.Holds("the third line", () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return lines.Said.Count == 3;
        });
        var elapsed = clock.GetUtcNow() - clock.Start;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.InRange(elapsed, TimeSpan.FromMinutes(2), TimeSpan.MaxValue);
        Assert.All(
            lines.Said,
            static line =>
                Assert.StartsWith("The database does not answer yet, and this process waits for it: ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Said, static line => line.Contains("secret", StringComparison.Ordinal));
    }

    private sealed class Lines : ILogger<RetryingSchemaUpgrader>
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue(formatter(state, exception));
    }
}
