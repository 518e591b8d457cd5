using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using OrleansChat.Results;

namespace OrleansChat.Databases;

/// <summary>Sorts the exceptions of the database drivers by what they mean.</summary>
public static class DatabaseFault
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);

    /// <summary>Somebody has to do something first: asking every second would only fill logs.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    /// <summary>How the driver begins what it says; it has no code for that.</summary>
    private const string NoSuitableHost = "No suitable host";

    /// <summary>Of the exception or of one that caused it; null: no database driver threw it.</summary>
    public static DatabaseFaultKind? Of(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is DbException thrown)
                return Of(thrown);
        }

        return null;
    }

    /// <summary>The beginning of a sentence in a log.</summary>
    public static string Words(DatabaseFaultKind kind) => kind switch
    {
        DatabaseFaultKind.Away => "the database is away",
        DatabaseFaultKind.Full => "the database has no room left",
        DatabaseFaultKind.ReadOnly => "the database takes no writes",
        DatabaseFaultKind.Denied => "the database does not let this process do that",
        DatabaseFaultKind.Conflict => "another writer of the database was there first",
        _ => "the database cannot carry out a statement, which is a defect of this program or of the data",
    };

    /// <summary>What whoever asked is told; null for a defect, which trying again does not mend.</summary>
    public static Refusal? RefusalFor(DatabaseFaultKind kind) => kind switch
    {
        DatabaseFaultKind.Away => new(RefusalCodes.StorageUnavailable, RetryAfter: Usual),
        DatabaseFaultKind.Full or DatabaseFaultKind.ReadOnly or DatabaseFaultKind.Denied =>
            new(RefusalCodes.StorageUnavailable, RetryAfter: Later),
        DatabaseFaultKind.Conflict => new(RefusalCodes.Busy, RetryAfter: Soon),
        _ => null,
    };

    private static DatabaseFaultKind Of(DbException fault) => fault switch
    {
        PostgresException stated => OfPostgreSql(stated.SqlState),
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException or SocketException or TimeoutException } =>
            DatabaseFaultKind.Away,
        NpgsqlException several when IsNoHostThere(several) => DatabaseFaultKind.Away,
        // Encryption or a password that one side wants and the other has not.
        NpgsqlException => DatabaseFaultKind.Denied,
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode),
        _ => DatabaseFaultKind.Away,
    };

    /// <summary>
    /// Of several hosts none could be reached, or each was found dead a moment ago, which the driver remembers. It calls neither transient.
    /// </summary>
    internal static bool IsNoHostThere(NpgsqlException fault) => fault switch
    {
        { InnerException: AggregateException hosts } => hosts.InnerExceptions.All(static host => IsOfAHostAway(host)),
        { InnerException: null } => fault.Message.StartsWith(NoSuitableHost, StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsOfAHostAway(Exception host) =>
        host is TimeoutException or SocketException or IOException || Of(host) is DatabaseFaultKind.Away;

    /// <summary>https://www.postgresql.org/docs/current/errcodes-appendix.html</summary>
    private static DatabaseFaultKind OfPostgreSql(string state) => state switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.ExclusionViolation
            or ['4', '0', ..] => DatabaseFaultKind.Conflict,
        PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseFaultKind.ReadOnly,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.LockNotAvailable => DatabaseFaultKind.Away,
        ['5', '3', ..] => DatabaseFaultKind.Full,
        PostgresErrorCodes.DatabaseDropped => DatabaseFaultKind.Denied,
        ['0', '8', ..] or ['5', '7', ..] or ['5', '8', ..] => DatabaseFaultKind.Away,
        ['2', '8', ..] or ['3', 'D', ..] or ['3', 'F', ..] or PostgresErrorCodes.InsufficientPrivilege => DatabaseFaultKind.Denied,
        _ when IsStatementLost(state) => DatabaseFaultKind.Denied,
        _ => DatabaseFaultKind.Defect,
    };

    /// <summary>A pooler gave the connection to another server session: it keeps no prepared statements.</summary>
    internal static bool IsStatementLost(string state) =>
        state is PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement;

    /// <summary>https://www.sqlite.org/rescode.html</summary>
    private static DatabaseFaultKind OfSqlite(int code, int extended) => (code, extended) switch
    {
        // Busy, locked, interrupted, input or output failed, another process changed the schema.
        (5 or 6 or 9 or 10 or 15 or 17, _) => DatabaseFaultKind.Away,
        // Memory, disk.
        (7 or 13, _) => DatabaseFaultKind.Full,
        (8, _) => DatabaseFaultKind.ReadOnly,
        // Permission, cannot open, authorisation.
        (3 or 14 or 23, _) => DatabaseFaultKind.Denied,
        // Foreign key, primary key, unique, row id.
        (19, 787 or 1555 or 2067 or 2579) => DatabaseFaultKind.Conflict,
        _ => DatabaseFaultKind.Defect,
    };
}
