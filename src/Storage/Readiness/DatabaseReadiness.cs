using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansChat.Databases;

namespace OrleansChat.Readiness;

/// <summary>
/// Reads and writes one row: a database that can be read and not written takes no message, and neither does a full disk. See
/// docs/operations/cluster.md, Health.
/// </summary>
public sealed partial class DatabaseReadiness
{
    private const string Read = "select count(*) from readiness";

    private const string Write =
        "insert into readiness (id, written_at) values (1, @now) "
        + "on conflict (id) do update set written_at = excluded.written_at returning id";

    private readonly ChatDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger<DatabaseReadiness> _logger;
    private readonly SingleFlightCheck<ReadinessState> _look;
    private ReadinessState _last = ReadinessState.Good;

    internal DatabaseReadiness(ChatDatabase database, TimeProvider time, ILogger<DatabaseReadiness> logger)
    {
        (_database, _time, _logger) = (database, time, logger);
        _look = new(Look, ReadinessState.Late, time);
    }

    /// <summary>Within a second; costs one small write a second, however often it is asked.</summary>
    public Task<ReadinessState> Ask() => _look.Ask();

    private async Task<ReadinessState> Look(CancellationToken cancellation)
    {
        Exception? cause = null;
        var read = await Try(Read, static (_, _) => { }, Keep, cancellation);
        var write = read ?? (_database.IsWritable ? null : ReadinessState.ReadOnly)
            ?? await Try(Write, (database, command) => database.Bind(command, "now", _time.GetUtcNow()), Keep, cancellation);
        var state = new ReadinessState(read, write);
        if (state != _last)
            Note(state, cause);
        return _last = state;

        void Keep(Exception failure) => cause = failure;
    }

    private void Note(ReadinessState state, Exception? cause)
    {
        if (state == ReadinessState.Good)
            LogReady(_logger);
        else
            LogNotReady(_logger, cause, state.Read ?? "ready", state.Write ?? "ready");
    }

    /// <summary>
    /// On a connection of its own, so that what only new connections meet, such as a file that is closed to this process, shows.
    /// </summary>
    private async Task<string?> Try(
        string sql, Action<ChatDatabase, DbCommand> bind, Action<Exception> failed, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _database.OpenProbe(cancellation);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.CommandTimeout = 1;
            bind(_database, command);
            await command.ExecuteScalarAsync(cancellation);
            return null;
        }
        catch (Exception failure) when (
            failure is DbException or OperationCanceledException or TimeoutException or IOException or SocketException)
        {
            failed(failure);
            return Word(failure);
        }
    }

    private static string Word(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 8 } or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            ReadinessState.ReadOnly,
        SqliteException { SqliteErrorCode: 13 } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => ReadinessState.DiskFull,
        SqliteException { SqliteErrorCode: 5 or 6 } or OperationCanceledException or TimeoutException => ReadinessState.NoAnswer,
        NpgsqlException { InnerException: TimeoutException or SocketException or IOException } => ReadinessState.NoAnswer,
        _ => ReadinessState.Failed,
    };

    [LoggerMessage(LogEvents.DatabaseReadinessNotReady, LogLevel.Warning, "The database is not ready: reading {Read}, writing {Write}")]
    private static partial void LogNotReady(ILogger logger, Exception? cause, string read, string write);

    [LoggerMessage(LogEvents.DatabaseReadinessReady, LogLevel.Information, "The database is ready again")]
    private static partial void LogReady(ILogger logger);
}
