using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace OrleansChat.Storage;

/// <summary>Which database product holds everything.</summary>
public enum DatabaseProvider
{
    Sqlite = 0,
    PostgreSql = 1,
}

/// <summary>Where the data lives, read from <c>Chat:Database</c> and <c>Chat:Data</c>.</summary>
/// <param name="Provider">The database product.</param>
/// <param name="ConnectionString">Complete, for the provider's ADO.NET driver.</param>
/// <param name="DataDirectory">Directory of the SQLite file; absolute.</param>
public sealed record ChatStorageOptions(DatabaseProvider Provider, string ConnectionString, string DataDirectory)
{
    private const string MaxAutoPrepare = "Max Auto Prepare";
    private const int PreparedStatements = 50;

    /// <summary>
    /// Name under which Orleans' ADO.NET providers know the driver (it maps System.Data.SQLite to Microsoft.Data.Sqlite).
    /// </summary>
    public string AdoNetInvariant => Provider is DatabaseProvider.PostgreSql ? "Npgsql" : "System.Data.SQLite";

    /// <summary>Reads and checks the configuration. Throws <see cref="StartRefusedException"/> naming the wrong key.</summary>
    public static ChatStorageOptions From(IConfiguration configuration)
    {
        var data = configuration["Chat:Data"];
        var directory = Path.GetFullPath(string.IsNullOrWhiteSpace(data) ? "data" : data);
        var provider = ReadProvider(configuration["Chat:Database:Provider"]);
        var connection = configuration["Chat:Database:ConnectionString"];
        return new(provider, provider is DatabaseProvider.PostgreSql ? PostgreSql(connection) : Sqlite(directory), directory);
    }

    private static DatabaseProvider ReadProvider(string? text) =>
        string.IsNullOrWhiteSpace(text) ? DatabaseProvider.Sqlite
        : Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known
        : throw new StartRefusedException($"Chat:Database:Provider is '{text}'; it must be Sqlite or PostgreSql.");

    private static string Sqlite(string directory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "chat.db"), ForeignKeys = true }.ToString();

    /// <summary>
    /// The same few statements run all day: planned once per connection. Behind a pooler that cannot keep them 0 is set; it resets
    /// connections by itself, and our reset would meet another session.
    /// </summary>
    private static NpgsqlConnectionStringBuilder PostgreSql(NpgsqlConnectionStringBuilder connection)
    {
        if (!connection.ShouldSerialize(MaxAutoPrepare))
            connection.MaxAutoPrepare = PreparedStatements;
        else if (connection.MaxAutoPrepare == 0)
            connection.NoResetOnClose = true;
        return connection;
    }

    private static string PostgreSql(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection))
            throw new StartRefusedException(
                "Chat:Database:Provider is PostgreSql, and Chat:Database:ConnectionString is empty. Set it, for instance "
                + "'Host=127.0.0.1;Database=chat;Username=chat'.");
        try
        {
            return PostgreSql(new NpgsqlConnectionStringBuilder(connection)).ToString();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The driver's own message may quote the value, which can hold a password.
            throw new StartRefusedException("Chat:Database:ConnectionString is not a valid Npgsql connection string.");
        }
    }
}
