using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansChat.Results;

namespace OrleansChat.Cluster;

/// <summary>What leaves a silo of a database's exception, and what its log says.</summary>
public class StorageFaultFilterTests
{
    public static TheoryData<Exception, string?, string> Faults => new()
    {
        { new NpgsqlException("words", new IOException()), RefusalCodes.StorageUnavailable, "Warning: IThing.Do: the database is away" },
        {
            new PostgresException("words", "ERROR", "ERROR", "53100"), RefusalCodes.StorageUnavailable,
            "Error: IThing.Do failed: the database has no room left"
        },
        { new SqliteException("words", 8, 8), RefusalCodes.StorageUnavailable, "Error: IThing.Do failed: the database takes no writes" },
        {
            new PostgresException("words", "ERROR", "ERROR", "42501"), RefusalCodes.StorageUnavailable,
            "Error: IThing.Do failed: the database does not let this process do that"
        },
        {
            new PostgresException("words", "ERROR", "ERROR", "23505"), RefusalCodes.Busy,
            "Warning: IThing.Do met another writer: another writer of the database was there first"
        },
        {
            new InvalidOperationException("words", new SqliteException("words", 1, 1)), null,
            "Error: IThing.Do failed: the database cannot carry out a statement, which is a defect of this program or of the data"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_OfADatabase_LeavesAsWhatItMeans(Exception fault, string? code, string line)
    {
        var log = new Lines();

        var thrown = await Record.ExceptionAsync(() => new StorageFaultFilter(log).Invoke(Call.That(fault)));

        Assert.Equal([line], log.Said);
        if (code is null)
            Assert.IsType<StorageDefectException>(thrown);
        else
            Assert.Equal(code, Assert.IsType<StorageUnavailableException>(thrown).Refusal?.Code);
        Assert.Null(thrown!.InnerException);
    }

    [Fact]
    public async Task Fault_OfNoDatabase_LeavesAsItIs()
    {
        var log = new Lines();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => new StorageFaultFilter(log).Invoke(Call.That(new InvalidOperationException())));

        Assert.Empty(log.Said);
    }

#pragma warning disable CA1852 // The proxy derives from it.
    private class Call : DispatchProxy
#pragma warning restore CA1852
    {
        private Exception? _fault;

        public static IIncomingGrainCallContext That(Exception fault)
        {
            var call = Create<IIncomingGrainCallContext, Call>();
            ((Call)(object)call)._fault = fault;
            return call;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_InterfaceName" => "IThing",
            "get_MethodName" => "Do",
            "Invoke" => Task.FromException(_fault!),
            var other => throw new NotSupportedException(other),
        };
    }

    private sealed class Lines : ILogger<StorageFaultFilter>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
