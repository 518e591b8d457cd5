using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using OrleansChat.Testing;

namespace OrleansChat.Files.Scanning;

/// <summary>ClamAV's daemon with one signature of our own: the test file that every scanner knows. It takes one megabyte at most.</summary>
public sealed class ClamServer : IAsyncLifetime
{
    private const int MostMegabytes = 1;
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("orleans-chat-clamd-");
    private Process? _process;

    /// <summary>In two parts: no scanner of a developer's machine is to find it here.</summary>
    public static byte[] Eicar { get; } = Encoding.ASCII.GetBytes(
        @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    public int Port { get; } = FreePort.Next();

    public string Address => $"127.0.0.1:{Port}";

    public string Socket => Path.Combine(_files.FullName, "clamd.sock");

    public async Task InitializeAsync()
    {
        var signatures = _files.CreateSubdirectory("signatures").FullName;
        await File.WriteAllTextAsync(Path.Combine(signatures, "test.ndb"), $"Test.Eicar:0:*:{Convert.ToHexStringLower(Eicar)}\n");
        await File.WriteAllTextAsync(Path.Combine(_files.FullName, "clamd.conf"), $"""
            Foreground yes
            DatabaseDirectory {signatures}
            TemporaryDirectory {_files.FullName}
            TCPAddr 127.0.0.1
            TCPSocket {Port}
            LocalSocket {Socket}
            StreamMaxLength {MostMegabytes}M

            """);
        await Start();
    }

    public async Task Start()
    {
        _process = Process.Start(new ProcessStartInfo("/usr/sbin/clamd", [$"--config-file={Path.Combine(_files.FullName, "clamd.conf")}"])
        {
            RedirectStandardOutput = true,
        });
        _process!.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        await Eventually.Holds("the scanner listens", () => Task.FromResult(Listens()));
    }

    public async Task Stop()
    {
        _process?.Kill();
        if (_process is not null)
            await _process.WaitForExitAsync();
        _process?.Dispose();
        _process = null;
    }

    public async Task DisposeAsync()
    {
        await Stop();
        _files.Delete(recursive: true);
    }

    private bool Listens()
    {
        Assert.False(_process!.HasExited, "clamd ended.");
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return File.Exists(Socket);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
