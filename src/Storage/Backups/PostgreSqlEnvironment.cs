using System.Globalization;
using Npgsql;

namespace OrleansChat.Backups;

/// <summary>
/// A connection string as the environment variables that PostgreSQL's own programs read.
/// Other users of the machine can read command lines, but not these.
/// </summary>
internal static class PostgreSqlEnvironment
{
    public static Dictionary<string, string> Of(NpgsqlConnectionStringBuilder connection)
    {
        var all = new Dictionary<string, string?>
        {
            ["PGHOST"] = Hosts(connection, Host),
            ["PGPORT"] = Hosts(connection, Port),
            ["PGDATABASE"] = connection.Database,
            ["PGUSER"] = connection.Username,
            ["PGPASSWORD"] = connection.Password,
            ["PGPASSFILE"] = connection.Passfile,
            ["PGSSLMODE"] = Tls(connection.SslMode),
            ["PGSSLROOTCERT"] = connection.RootCertificate,
            ["PGSSLCERT"] = connection.SslCertificate,
            ["PGSSLKEY"] = connection.SslKey,
            ["PGOPTIONS"] = connection.Options,
            ["PGCONNECT_TIMEOUT"] = connection.Timeout.ToString(CultureInfo.InvariantCulture),
            ["PGAPPNAME"] = "orleans-chat-backup",
        };
        return all.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value!);
    }

    /// <summary>Npgsql takes several servers, each with a port of its own: <c>first:5433,second</c>.</summary>
    private static string? Hosts(NpgsqlConnectionStringBuilder connection, Func<string, int, string> part) =>
        connection.Host is { } hosts ? string.Join(',', hosts.Split(',').Select(host => part(host.Trim(), connection.Port))) : null;

    private static string Host(string host, int port) => HasPort(host) ? host[..host.LastIndexOf(':')] : host;

    private static string Port(string host, int port) =>
        HasPort(host) ? host[(host.LastIndexOf(':') + 1)..] : port.ToString(CultureInfo.InvariantCulture);

    /// <summary>An IPv6 address has several colons, and a socket's folder none.</summary>
    private static bool HasPort(string host) => host.Count(letter => letter == ':') == 1;

    private static string Tls(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
