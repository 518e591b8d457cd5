using System.Globalization;
using Npgsql;
using OrleansChat.Files;
using OrleansChat.Storage;

namespace OrleansChat.Operations;

/// <summary>While this is held, no server has the database: what they keep in memory would be written over what is changed in it.</summary>
internal sealed class AloneWithDatabase(IDisposable held) : IAsyncDisposable
{
    /// <summary>Other connections of the same user. A silo or front has several at any time.</summary>
    private const string Others =
        """
        select coalesce(nullif(application_name, ''), 'without a name') || ' at ' || coalesce(host(client_addr), 'this machine')
        from pg_stat_activity
        where datname = current_database() and usename = current_user and backend_type = 'client backend' and pid <> pg_backend_pid()
        limit 1
        """;

    /// <summary>A silo writes a sign of life every 5 s, and counts as dead after 30 s without one.</summary>
    private const string Alive =
        "select address || ':' || port from orleans_member where status = 3 and i_am_alive_time > now() - interval '30 seconds' limit 1";

    public static async Task<AloneWithDatabase> Take(ChatStorageOptions storage)
    {
        if (storage.Provider is DatabaseProvider.Sqlite)
        {
            // A new and empty one would be made otherwise, and all would seem well.
            if (!File.Exists(Path.Combine(storage.DataDirectory, "chat.db")))
                throw new CommandRefusedException($"There is no database in {storage.DataDirectory}; name its folder (--Chat:Data).");
            DataDirectory.Require(storage.DataDirectory);
            return new(DataFolder.Take(storage));
        }

        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(storage.ConnectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync();
            await Require(connection);
            return new(connection);
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

    public ValueTask DisposeAsync()
    {
        held.Dispose();
        return default;
    }

    private static async Task Require(NpgsqlConnection connection)
    {
        if (await Ask(connection, Others) is { } other)
            throw new CommandRefusedException($"A program is connected to the database ({other}): stop all silos, fronts and poolers first.");
        if (await Ask(connection, Alive) is { } silo)
            throw new CommandRefusedException($"The silo {silo} was alive a moment ago: stop all silos and fronts, and wait half a minute.");
    }

    private static async Task<string?> Ask(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Constants of this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) is { Length: > 0 } found ? found : null;
    }
}
