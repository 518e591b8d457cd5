using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OrleansChat.Operations.Backups;

/// <summary>pg_restore into an empty database, as the guide says.</summary>
internal static class PostgreSqlRestore
{
    public static async Task Into(string database, string copy)
    {
        var connection = new NpgsqlConnectionStringBuilder(database);
        string[] arguments =
        [
            $"--host={connection.Host}", $"--port={connection.Port.ToString(CultureInfo.InvariantCulture)}",
            $"--username={connection.Username}", $"--dbname={connection.Database}", "--no-owner", "--exit-on-error", copy,
        ];
        using var process = Process.Start(new ProcessStartInfo("pg_restore", arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }
}
