using System.Data.Common;

namespace OrleansChat.Schema;

/// <summary>The transaction that holds the schema's lock. Disposed without <see cref="Commit"/>: nothing happened.</summary>
internal sealed class SchemaTransaction(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    public async Task Execute(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<List<T>> Query<T>(string sql, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(map(reader));
        return rows;
    }

    public Task Commit(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        // Scripts are resources of this assembly.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        // An index on a large table takes its time; the caller's token is the limit.
        command.CommandTimeout = 0;
        return command;
    }
}
