using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrleansChat.Databases;

/// <summary>Settings of each connection of Entity Framework: they are the connection's, and not the file's.</summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    public static readonly SqliteConnectionSettings Instance = new();

    private const string Settings = $"{SqliteDatabase.OverwriteFreed}; {SqliteDatabase.LimitLog}";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
