using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Browsers.Hosting;

/// <summary>
/// A network before the server: slow upwards, and gone from the moment that so many bytes have gone up until it is mended. What was open
/// then is lost, with what has not been passed on.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const int PartBytes = 16 * 1024;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly Uri server;
    private readonly Task accepting;
    private long left = long.MaxValue;
    private volatile bool gone;

    public CuttingProxy(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = Accept();
    }

    public Uri Address { get; }

    /// <summary>How long each 16 kB take on their way up.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The network goes with the last of so many bytes.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref left, bytes);

    public void Mend()
    {
        Interlocked.Exchange(ref left, long.MaxValue);
        gone = false;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        Close();
    }

    private void Close()
    {
        foreach (var client in open.Keys)
            client.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                _ = Serve(await listener.AcceptTcpClientAsync());
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient browser)
    {
        using var _ = browser;
        using var upstream = new TcpClient();
        if (gone)
            return;
        open[browser] = 0;
        open[upstream] = 0;
        try
        {
            await upstream.ConnectAsync(server.Host, server.Port);
            await Task.WhenAny(Up(browser.GetStream(), upstream.GetStream()), upstream.GetStream().CopyToAsync(browser.GetStream()));
        }
        catch (Exception lost) when (lost is IOException or SocketException or ObjectDisposedException)
        {
            // Either side may leave at any time; the other one then does too.
        }
        finally
        {
            open.TryRemove(browser, out byte _);
            open.TryRemove(upstream, out byte _);
        }
    }

    private async Task Up(NetworkStream browser, NetworkStream upstream)
    {
        var part = new byte[PartBytes];
        while (await browser.ReadAsync(part) is > 0 and var read)
        {
            if (read == PartBytes)
                await Task.Delay(Pace);
            await upstream.WriteAsync(part.AsMemory(0, read));
            if (Interlocked.Add(ref left, -read) > 0)
                continue;
            gone = true;
            Close();
            return;
        }
    }
}
