using System.Diagnostics;
using System.Globalization;

namespace OrleansChat.Operations.Installations;

/// <summary>A disk of a few megabytes in memory. Only root can mount one.</summary>
internal sealed class SmallDisk(string folder) : IAsyncDisposable
{
    public static async Task<SmallDisk> Mount(string folder, int megabytes)
    {
        await Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder);
        return new(folder);
    }

    /// <summary>Everything that is free is taken by a file, whose path this answers: delete it, and there is room again.</summary>
    public string Fill()
    {
        var ballast = Path.Combine(folder, "ballast");
        using var file = new FileStream(ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            return ballast;
        }
    }

    public async ValueTask DisposeAsync() => await Run("umount", "--lazy", folder);

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {errors}");
    }
}
