using Microsoft.Data.Sqlite;

namespace OrleansChat.Silo.Clustering;

/// <summary>The database as Orleans' own ADO.NET providers need it (configuration section <c>Chat:Database</c>).</summary>
/// <param name="IsPostgreSql">Else SQLite.</param>
/// <param name="ConnectionString">For ADO.NET.</param>
public sealed record DatabaseSettings(bool IsPostgreSql, string ConnectionString)
{
    /// <summary>Throws <see cref="InvalidOperationException"/> for an unknown provider or a missing connection string.</summary>
    public static DatabaseSettings From(IConfiguration configuration) =>
        configuration["Chat:Database:Provider"]?.ToUpperInvariant() switch
        {
            null or "" or "SQLITE" => new(false, SqliteFile(configuration["Chat:Data"] ?? "data")),
            "POSTGRESQL" => new(true, configuration["Chat:Database:ConnectionString"]
                ?? throw new InvalidOperationException("Chat:Database:ConnectionString is missing: PostgreSQL needs one.")),
            var other => throw new InvalidOperationException($"Chat:Database:Provider is '{other}'; known are Sqlite and PostgreSql."),
        };

    /// <summary>Orleans loads Microsoft.Data.Sqlite under the older name.</summary>
    public (string Invariant, string ConnectionString) ForOrleans() =>
        (IsPostgreSql ? "Npgsql" : "System.Data.SQLite", ConnectionString);

    private static string SqliteFile(string directory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(Path.GetFullPath(directory), "chat.db") }.ToString();
}
