using System.Diagnostics;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Installations;

/// <summary>A command of the published program, as an operator types it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it said when all went well.</param>
/// <param name="Errors">What it said otherwise.</param>
public sealed record ProgramRun(int Code, string Output, string Errors)
{
    /// <summary>Starts it and waits for its end.</summary>
    /// <param name="settings">Environment variables.</param>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="user">Whose process it is; null: this test's.</param>
    public static async Task<ProgramRun> Of(IReadOnlyDictionary<string, string> settings, string[] arguments, string? user = null)
    {
        using var process = Start(settings, arguments, user);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it. What it writes must be closed to others by itself: the mask of whoever starts it closes nothing.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> settings, string[] arguments, string? user = null)
    {
        string[] program = ["sh", "-c", "umask 000; exec dotnet \"$0\" \"$@\"", Programs.WebFront, .. arguments];
        string[] command = user is null ? program : [.. ServerProcess.As(user), .. program];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }
}
