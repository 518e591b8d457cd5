using System.Data.Common;
using OrleansChat.Schema;

namespace OrleansChat.Databases;

/// <summary>What differs between the databases for plain reads and for the schema; SQL text is shared where it can be.</summary>
internal abstract class ChatDatabase : IAsyncDisposable, IDisposable
{
    /// <summary>Who is told whether the database answers; null: nobody.</summary>
    public DatabaseState? State { get; init; }

    /// <summary>Folder of the schema scripts.</summary>
    public abstract string Dialect { get; }

    /// <summary>An open connection for reading; disposing it gives it back to the pool.</summary>
    public abstract ValueTask<DbConnection> Open(CancellationToken cancellation);

    /// <summary>The same, where what only a new connection meets shall show.</summary>
    public virtual ValueTask<DbConnection> OpenProbe(CancellationToken cancellation) => Open(cancellation);

    /// <summary>False: new connections will not be able to write, whatever those can that are open.</summary>
    public virtual bool IsWritable => true;

    /// <summary>Starts the one transaction in which the schema is upgraded; waits for another process that does the same.</summary>
    public abstract Task<SchemaTransaction> LockSchema(CancellationToken cancellation);

    /// <summary>Answers when the database does, to a writer and over a new connection. Throws where it does not.</summary>
    public abstract Task Ask(CancellationToken cancellation);

    /// <summary>Worth a second try on a fresh connection.</summary>
    public abstract bool IsTransient(DbException failure);

    /// <summary>
    /// The server has gone away or come back: whatever else is in the pool
    /// is dead as well. Not where a query was too slow, or lost to another.
    /// </summary>
    public abstract bool AreConnectionsDead(DbException failure);

    /// <summary>Forgets pooled connections. Those in use are closed when they are given back.</summary>
    public abstract void ForgetConnections();

    public abstract void Bind(DbCommand command, string name, Guid value);

    public abstract void Bind(DbCommand command, string name, DateTimeOffset value);

    public abstract void Bind(DbCommand command, string name, IReadOnlyCollection<Guid> values);

    /// <summary>Texts and numbers, which every driver takes as they are.</summary>
    public virtual void Bind(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    /// <summary>Condition: <paramref name="column"/> is one of the ids bound under <paramref name="name"/>.</summary>
    public abstract string IsAnyOf(string column, string name);

    /// <summary>The last hexadecimal digit of an id, as a number.</summary>
    public abstract string LastDigit(string column);

    public abstract Guid ReadGuid(DbDataReader row, int column);

    public abstract DateTimeOffset ReadInstant(DbDataReader row, int column);

    /// <summary>Runs a query and maps its rows. What passes, such as a connection that died in the pool, is tried once more.</summary>
    public async Task<List<T>> Query<T>(
        string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        var began = DatabaseMetrics.Begin();
        var served = false;
        try
        {
            var rows = await QueryTwice(sql, bind, map, cancellation);
            served = true;
            State?.Answered();
            return rows;
        }
        catch (DbException failure) when (IsTransient(failure))
        {
            State?.Failed(failure);
            throw;
        }
        finally
        {
            DatabaseMetrics.Read(began, served);
        }
    }

    private async Task<List<T>> QueryTwice<T>(
        string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        try
        {
            return await QueryOnce(sql, bind, map, cancellation);
        }
        catch (DbException failure) when (IsTransient(failure))
        {
            if (AreConnectionsDead(failure))
                ForgetConnections();
            return await QueryOnce(sql, bind, map, cancellation);
        }
    }

    private async Task<List<T>> QueryOnce<T>(
        string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        await using var command = connection.CreateCommand();
        // Texts are constants of this assembly; values are always bound.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        bind(command);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(map(reader));
        return rows;
    }

    public abstract ValueTask DisposeAsync();

    public abstract void Dispose();
}
