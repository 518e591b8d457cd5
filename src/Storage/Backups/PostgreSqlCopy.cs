using System.Globalization;
using Npgsql;

namespace OrleansChat.Backups;

/// <summary>PostgreSQL's own <c>pg_dump</c>, which reads one snapshot beside all who write.</summary>
internal sealed class PostgreSqlCopy(string connectionString) : IDatabaseCopy
{
    private readonly PostgreSqlProgram _dump = new("pg_dump");
    private readonly PostgreSqlProgram _restore = new("pg_restore");

    public async Task Write(string file, CancellationToken cancellation)
    {
        // Both are needed; an hour of dumping is no time to find out that one is missing.
        _restore.Require();
        var surroundings = PostgreSqlEnvironment.Of(new NpgsqlConnectionStringBuilder(connectionString));
        await _dump.Run(["--format=custom", "--no-password", $"--file={file}"], surroundings, cancellation);
    }

    public async Task<int> Check(string file, CancellationToken cancellation)
    {
        var none = new Dictionary<string, string>();
        await _restore.Run(["--list", file], none, cancellation);

        // The list stands at the beginning: only reading it all tells that the rest is there.
        await _restore.Run(["--file=/dev/null", file], none, cancellation);
        var steps = await _restore.Run(["--data-only", "--table=schema_versions", "--file=-", file], none, cancellation);
        return steps.Split('\n').Select(Step).Max() is var newest && newest > 0
            ? newest
            : throw new BackupRefusedException("The copy has no schema version: it is not of a database of Orleans.Chat.");
    }

    /// <summary>The first column of a row, which is its number; 0 for every other line.</summary>
    private static int Step(string line) =>
        line.IndexOf('\t') is var tab && tab > 0
            && int.TryParse(line.AsSpan(0, tab), NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? step
            : 0;
}
