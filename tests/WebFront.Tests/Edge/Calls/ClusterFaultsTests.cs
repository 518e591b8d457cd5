using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrleansChat.Results;

namespace OrleansChat.Edge.Calls;

/// <summary>What a browser is told when a database did not do what it was asked.</summary>
public class ClusterFaultsTests
{
    public static TheoryData<Exception, string?> Faults => new()
    {
        { new NpgsqlException("words", new IOException()), RefusalCodes.StorageUnavailable },
        { new DbUpdateException("words", new NpgsqlException("words", new IOException())), RefusalCodes.StorageUnavailable },
        { new PostgresException("words", "ERROR", "ERROR", "53100"), RefusalCodes.StorageUnavailable },
        { new SqliteException("words", 8, 8), RefusalCodes.StorageUnavailable },
        { new DbUpdateException("words", new PostgresException("words", "ERROR", "ERROR", "23505")), RefusalCodes.Busy },
        { new StorageUnavailableException(), RefusalCodes.StorageUnavailable },
        {
            new StorageUnavailableException("words") { Refusal = new(RefusalCodes.Busy, RetryAfter: TimeSpan.FromSeconds(1)) },
            RefusalCodes.Busy
        },
        { new DbUpdateException("words", new SqliteException("words", 19, 1299)), null },
        { new PostgresException("words", "ERROR", "ERROR", "42P01"), null },
        { new StorageDefectException(), null },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_OfADatabase_IsRefusedWithRetryOrIsADefect(Exception fault, string? code)
    {
        Assert.Equal(code is not null, ClusterFaults.IsPassing(fault));
        if (code is null)
            return;
        Assert.Equal(code, ClusterFaults.RefusalFor(fault).Code);
        Assert.True(ClusterFaults.RefusalFor(fault).RetryAfter > TimeSpan.Zero);
    }
}
