using System.ComponentModel;
using System.Diagnostics;

namespace OrleansChat.Backups;

/// <summary>A client program of PostgreSQL, found in PATH.</summary>
internal sealed class PostgreSqlProgram(string name)
{
    public void Require()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, name))))
            throw Missing();
    }

    /// <summary>Answers what it wrote. Throws <see cref="BackupRefusedException"/> with its first words where it failed.</summary>
    public async Task<string> Run(
        IReadOnlyCollection<string> arguments, IReadOnlyDictionary<string, string> surroundings, CancellationToken cancellation)
    {
        using var process = Start(arguments, surroundings);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new BackupRefusedException($"{name} failed: {FirstLine(await errors)}");
    }

    private Process Start(IReadOnlyCollection<string> arguments, IReadOnlyDictionary<string, string> surroundings)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in surroundings)
            start.Environment[key] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw Missing(missing);
        }
    }

    private BackupRefusedException Missing(Exception? cause = null) => new(
        $"{name} is not in PATH: install PostgreSQL's client programs, of the server's version or newer (Debian: postgresql-client).",
        cause);

    private string FirstLine(string errors) =>
        errors.Split('\n', 2)[0].Replace($"{name}: error: ", "", StringComparison.Ordinal).Trim() is { Length: > 0 } line
            ? $"{line.TrimEnd('.')}."
            : "it said nothing.";
}
