using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OrleansChat.Backups;

/// <summary>
/// <c>vacuum into</c>: one read of the database as it was when it began, beside the writer. Unlike SQLite's page-by-page backup it does not
/// begin anew with every write, and unlike a copy of the file it has what is still in the write-ahead log, and nothing that was erased.
/// </summary>
internal sealed class SqliteCopy(string databaseFile) : IDatabaseCopy
{
    public async Task Write(string file, CancellationToken cancellation)
    {
        if (!File.Exists(databaseFile))
            throw new BackupRefusedException($"There is no database {databaseFile}; name its folder (Chat:Data).");
        try
        {
            await using var connection = await Open(databaseFile, SqliteOpenMode.ReadWrite, cancellation);
            await using var copy = new SqliteCommand("vacuum into @file", connection) { CommandTimeout = 0 };
            copy.Parameters.AddWithValue("file", file);
            await copy.ExecuteNonQueryAsync(cancellation);

            // The log could not be emptied while it was read. Done here, it costs the server's writer no time.
            await using var empty = new SqliteCommand("pragma wal_checkpoint(passive)", connection);
            await empty.ExecuteNonQueryAsync(cancellation);
        }
        catch (SqliteException failure)
        {
            throw new BackupRefusedException($"The database {databaseFile} could not be copied: {Words(failure)}", failure);
        }
    }

    public async Task<int> Check(string file, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await Open(file, SqliteOpenMode.ReadOnly, cancellation);
            if (await Ask(connection, "pragma integrity_check(1)", cancellation) is not "ok")
                throw new BackupRefusedException("The copy is damaged; the disk may be.");
            return Convert.ToInt32(
                await Ask(connection, "select max(number) from schema_versions", cancellation), CultureInfo.InvariantCulture);
        }
        catch (SqliteException failure)
        {
            throw new BackupRefusedException($"The copy cannot be read: {Words(failure)}", failure);
        }
    }

    private static async Task<SqliteConnection> Open(string file, SqliteOpenMode mode, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task<object?> Ask(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Constants of this class.
        await using var command = new SqliteCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static string Words(SqliteException failure) => failure.Message.TrimEnd('.') + ".";
}
