using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace OrleansChat.Browsers.Hosting;

/// <summary>The program as ./run starts it: one process, SQLite in a folder of its own.</summary>
internal sealed partial class EmbeddedServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("orleans-chat-browser-");
    private readonly ConcurrentQueue<string> log = new();
    private readonly Process process;

    private EmbeddedServer()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}/");
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [
                Places.WebFront, "--urls", Address.ToString(), "--Chat:Mode=Embedded", $"--Chat:Data={data.FullName}",
                $"--Chat:Cluster:SiloPort={FreePort()}", $"--Chat:Cluster:GatewayPort={FreePort()}",
            ])
            { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
    }

    public Uri Address { get; }

    /// <summary>The one-time link for the first administrator.</summary>
    public Uri SetupLink { get; private set; } = null!;

    public static async Task<EmbeddedServer> Start()
    {
        var server = new EmbeddedServer();
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        await Wait.Until("the server to be ready and to print its setup link", StartTimeout, server.IsReady);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        data.Delete(recursive: true);
    }

    private async Task<bool> IsReady()
    {
        if (process.HasExited)
            throw new InvalidOperationException($"The server ended with code {process.ExitCode}: {string.Join('\n', log.TakeLast(30))}");
        var link = log.Select(line => PrintedLink().Match(line)).FirstOrDefault(match => match.Success);
        if (link is null)
            return false;
        SetupLink = new Uri(link.Groups["link"].Value);
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri(Address, "health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"First administrator: (?<link>http\S+)")]
    private static partial Regex PrintedLink();
}
