using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrleansChat.Results;

namespace OrleansChat.Databases;

/// <summary>What databases say, by what it means: log lines and refusals go by that.</summary>
public class DatabaseFaultTests
{
    [Theory]
    [InlineData("08006", DatabaseFaultKind.Away)] // the connection broke
    [InlineData("57P01", DatabaseFaultKind.Away)] // an administrator stops the server
    [InlineData("57P03", DatabaseFaultKind.Away)] // the server starts
    [InlineData("57014", DatabaseFaultKind.Away)] // a statement took too long
    [InlineData("53300", DatabaseFaultKind.Away)] // too many connections
    [InlineData("55P03", DatabaseFaultKind.Away)] // a lock was not to be had
    [InlineData("58030", DatabaseFaultKind.Away)] // input or output failed
    [InlineData("53100", DatabaseFaultKind.Full)] // the disk is full
    [InlineData("53200", DatabaseFaultKind.Full)] // no memory
    [InlineData("25006", DatabaseFaultKind.ReadOnly)] // a standby
    [InlineData("28P01", DatabaseFaultKind.Denied)] // wrong password
    [InlineData("28000", DatabaseFaultKind.Denied)] // unknown user
    [InlineData("3D000", DatabaseFaultKind.Denied)] // unknown database
    [InlineData("57P04", DatabaseFaultKind.Denied)] // the database was dropped
    [InlineData("42501", DatabaseFaultKind.Denied)] // permission denied
    [InlineData("26000", DatabaseFaultKind.Denied)] // a pooler lost a prepared statement
    [InlineData("42P05", DatabaseFaultKind.Denied)] // or gave one twice
    [InlineData("23505", DatabaseFaultKind.Conflict)] // unique violation
    [InlineData("23503", DatabaseFaultKind.Conflict)] // foreign key
    [InlineData("40001", DatabaseFaultKind.Conflict)] // serialization
    [InlineData("40P01", DatabaseFaultKind.Conflict)] // deadlock
    [InlineData("23502", DatabaseFaultKind.Defect)] // null where there must be a value
    [InlineData("22021", DatabaseFaultKind.Defect)] // a text with a character that it cannot hold
    [InlineData("42P01", DatabaseFaultKind.Defect)] // no such table
    [InlineData("42601", DatabaseFaultKind.Defect)] // syntax
    [InlineData("XX001", DatabaseFaultKind.Defect)] // damaged
    public void PostgreSql_ByState_IsSorted(string state, DatabaseFaultKind kind) =>
        Assert.Equal(kind, DatabaseFault.Of(new PostgresException("words", "ERROR", "ERROR", state)));

    [Theory]
    [InlineData(5, 5, DatabaseFaultKind.Away)] // busy
    [InlineData(6, 6, DatabaseFaultKind.Away)] // locked
    [InlineData(10, 778, DatabaseFaultKind.Away)] // a write failed
    [InlineData(13, 13, DatabaseFaultKind.Full)] // the disk is full
    [InlineData(7, 7, DatabaseFaultKind.Full)] // no memory
    [InlineData(8, 8, DatabaseFaultKind.ReadOnly)]
    [InlineData(8, 1032, DatabaseFaultKind.ReadOnly)] // the file was moved
    [InlineData(14, 14, DatabaseFaultKind.Denied)] // cannot open
    [InlineData(3, 3, DatabaseFaultKind.Denied)] // permission
    [InlineData(19, 2067, DatabaseFaultKind.Conflict)] // unique
    [InlineData(19, 1555, DatabaseFaultKind.Conflict)] // primary key
    [InlineData(19, 787, DatabaseFaultKind.Conflict)] // foreign key
    [InlineData(19, 1299, DatabaseFaultKind.Defect)] // not null
    [InlineData(1, 1, DatabaseFaultKind.Defect)] // no such table, syntax
    [InlineData(11, 11, DatabaseFaultKind.Defect)] // damaged
    [InlineData(26, 26, DatabaseFaultKind.Defect)] // no database
    public void Sqlite_ByCode_IsSorted(int code, int extended, DatabaseFaultKind kind) =>
        Assert.Equal(kind, DatabaseFault.Of(new SqliteException("words", code, extended)));

    [Fact]
    public void Npgsql_WithoutAServer_IsSorted()
    {
        Assert.Equal(DatabaseFaultKind.Away, DatabaseFault.Of(new NpgsqlException("words", new SocketException(111))));
        Assert.Equal(DatabaseFaultKind.Away, DatabaseFault.Of(new NpgsqlException("words", new TimeoutException())));
        Assert.Equal(DatabaseFaultKind.Away, DatabaseFault.Of(new NpgsqlException("words", new IOException())));
        Assert.Equal(DatabaseFaultKind.Denied, DatabaseFault.Of(new NpgsqlException("No password has been provided")));
    }

    [Fact]
    public void Npgsql_OfSeveralHosts_IsAwayWhereAllAre()
    {
        var dead = new NpgsqlException("words", new SocketException(111));
        var starts = new PostgresException("words", "FATAL", "FATAL", "57P03");
        var wrong = new PostgresException("words", "FATAL", "FATAL", "28P01");
        Assert.Equal(
            DatabaseFaultKind.Away,
            DatabaseFault.Of(new NpgsqlException("words", new AggregateException(dead, starts, new TimeoutException()))));
        Assert.Equal(DatabaseFaultKind.Denied, DatabaseFault.Of(new NpgsqlException("words", new AggregateException(dead, wrong))));
    }

    [Fact]
    public void Cause_WhereverItIs_IsFound()
    {
        var unique = new SqliteException("words", 19, 2067);
        Assert.Equal(
            DatabaseFaultKind.Conflict, DatabaseFault.Of(new InvalidOperationException("outer", new DbUpdateException("inner", unique))));
        Assert.Null(DatabaseFault.Of(new InvalidOperationException("words")));
        Assert.Null(DatabaseFault.Of(null));
    }

    [Theory]
    [InlineData(DatabaseFaultKind.Away, RefusalCodes.StorageUnavailable, "the database is away")]
    [InlineData(DatabaseFaultKind.Full, RefusalCodes.StorageUnavailable, "the database has no room left")]
    [InlineData(DatabaseFaultKind.ReadOnly, RefusalCodes.StorageUnavailable, "the database takes no writes")]
    [InlineData(DatabaseFaultKind.Denied, RefusalCodes.StorageUnavailable, "the database does not let this process do that")]
    [InlineData(DatabaseFaultKind.Conflict, RefusalCodes.Busy, "another writer of the database was there first")]
    [InlineData(DatabaseFaultKind.Defect, null,
        "the database cannot carry out a statement, which is a defect of this program or of the data")]
    public void Kind_HasWordsAndARefusalWithRetry_OrIsADefectWithoutOne(DatabaseFaultKind kind, string? code, string words)
    {
        Assert.Equal(code, DatabaseFault.RefusalFor(kind)?.Code);
        Assert.Equal(code is not null, DatabaseFault.RefusalFor(kind)?.RetryAfter > TimeSpan.Zero);
        Assert.Equal(words, DatabaseFault.Words(kind));
    }

    [Theory]
    [InlineData("13.16", false)]
    [InlineData("9.6.24", false)]
    [InlineData("14.0", true)]
    [InlineData("18.1", true)]
    public void PostgreSql_OfThatVersion_IsTakenOrNot(string version, bool taken)
    {
        var refused = Record.Exception(() => PostgreSqlDatabase.RequireVersion(Version.Parse(version)));
        Assert.Equal(taken, refused is null);
        Assert.True(
            taken || refused!.Message.Contains($"is PostgreSQL {version}; this program needs 14 or newer.", StringComparison.Ordinal));
    }
}
