using System.Globalization;
using Npgsql;
using OrleansChat.Files;
using OrleansChat.Schema;
using OrleansChat.Storage;

namespace OrleansChat.Operations;

/// <summary>While this is held, no server has the database: what they keep in memory would be written over what is changed in it.</summary>
internal sealed class ExclusiveDatabaseAccess(IDisposable held, NpgsqlConnection? connection) : IAsyncDisposable
{
    /// <summary>
    /// Connections of others, of whatever user: the roles of a cluster may differ. A silo or front has several at any time. Of other users
    /// PostgreSQL tells no address and no kind, and none is the user of its own helpers. Our own have this one's name.
    /// </summary>
    private const string Others =
        """
        select coalesce(nullif(application_name, ''), 'without a name') || ' of ' || usename || ' at ' || coalesce(host(client_addr), 'this machine')
        from pg_stat_activity
        where datname = current_database() and usename is not null and coalesce(backend_type, 'client backend') = 'client backend'
            and application_name <> current_setting('application_name')
        limit 1
        """;

    /// <summary>A silo writes a sign of life every 5 s, and counts as dead after 30 s without one.</summary>
    private static readonly string Alive =
        $"""
        select address || ':' || port from orleans_member
        where status = {(int)SiloStatus.Active} and i_am_alive_time > now() - interval '30 seconds' limit 1
        """;

    private const string ConnectionString = "Chat:Database:ConnectionString";

    /// <summary>Gives the connections of this process a name of their own, by which they are told from those of others.</summary>
    public static void Name(IConfiguration settings)
    {
        if (ChatStorageOptions.From(settings) is { Provider: DatabaseProvider.PostgreSql } storage)
            settings[ConnectionString] = new NpgsqlConnectionStringBuilder(storage.ConnectionString)
            {
                ApplicationName = $"orleans-chat-command-{Guid.NewGuid():N}",
            }.ToString();
    }

    public static async Task<ExclusiveDatabaseAccess> Acquire(ChatStorageOptions storage)
    {
        if (storage.Provider is DatabaseProvider.Sqlite)
        {
            // A new and empty one would be made otherwise, and all would seem well.
            if (!File.Exists(Path.Combine(storage.DataDirectory, "chat.db")))
                throw new CommandRefusedException($"There is no database in {storage.DataDirectory}; name its folder (--Chat:Data).");
            DataDirectory.Require(storage.DataDirectory);
            return new(DataDirectoryLock.Acquire(storage), null);
        }

        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(storage.ConnectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync();
            await Require(connection);
            return new(connection, connection);
        }
        catch (NpgsqlException away)
        {
            await connection.DisposeAsync();
            throw new CommandRefusedException($"The database does not answer as it should: {away.Message}");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Servers that start from now on wait until this is disposed. Call it when the schema is up to date: its upgrade takes the same lock.
    /// A server that was quicker is connected, and found here.
    /// </summary>
    public async Task KeepServersOut()
    {
        if (connection is null)
            return;
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection);
        command.Parameters.AddWithValue(SchemaLock.Number);
        if (await command.ExecuteScalarAsync() is not true)
            throw new CommandRefusedException("A program that starts has the lock of the tables: stop all silos and fronts first.");
        await Require(connection);
    }

    public ValueTask DisposeAsync()
    {
        held.Dispose();
        return default;
    }

    private static async Task Require(NpgsqlConnection connection)
    {
        if (await Ask(connection, Others) is { } other)
            throw new CommandRefusedException(
                $"A program is connected to the database ({other}): stop all silos, fronts and poolers first.");
        if (await Ask(connection, Alive) is { } silo)
            throw new CommandRefusedException(
                $"The silo {silo} was alive a moment ago: stop all silos and fronts, and wait half a minute.");
    }

    private static async Task<string?> Ask(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Constants of this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) is { Length: > 0 } found ? found : null;
    }
}
