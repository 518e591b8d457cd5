using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansChat.Browsers.Hosting;

/// <summary>
/// What stands between some visitors and the server: while it is stubborn it refuses WebSockets, and of streams of events it passes
/// on that they begin, and nothing that is in them. It may change its mind at any time, about open connections too.
/// </summary>
internal sealed class StubbornProxy : IAsyncDisposable
{
    private static readonly byte[] Refusal = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri server;
    private readonly Task accepting;
    private CancellationTokenSource sockets = new();
    private volatile bool stubborn;

    public StubbornProxy(Uri server, bool stubborn)
    {
        this.server = server;
        this.stubborn = stubborn;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = Accept();
    }

    public Uri Address { get; }

    /// <summary>How many WebSockets have been let through.</summary>
    public int WebSockets { get; private set; }

    /// <summary>From now on no WebSocket, and none of those that are open.</summary>
    public async Task Refuse()
    {
        stubborn = true;
        await sockets.CancelAsync();
    }

    public void Allow()
    {
        sockets = new();
        stubborn = false;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        await sockets.CancelAsync();
        sockets.Dispose();
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
        try
        {
            await upstream.ConnectAsync(server.Host, server.Port);
            await Pass(browser.GetStream(), upstream.GetStream());
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side may leave at any time; the other one then does too.
        }
    }

    /// <summary>One request for each connection: what is let through needs no more of HTTP than its first lines.</summary>
    private async Task Pass(NetworkStream browser, NetworkStream upstream)
    {
        var head = await Head(browser);
        var upgrade = head.Contains("\r\nUpgrade: websocket", StringComparison.OrdinalIgnoreCase);
        if (upgrade && stubborn)
        {
            await browser.WriteAsync(Refusal);
            return;
        }

        var until = upgrade ? sockets.Token : CancellationToken.None;
        WebSockets += upgrade ? 1 : 0;
        await upstream.WriteAsync(Encoding.Latin1.GetBytes(upgrade ? head : OnlyOne(head)), until);
        var events = head.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
        var up = browser.CopyToAsync(upstream, until);
        await Task.WhenAny(up, events && stubborn ? Begin(upstream, browser) : upstream.CopyToAsync(browser, until));
    }

    private static async Task Begin(NetworkStream upstream, NetworkStream browser)
    {
        await browser.WriteAsync(Encoding.Latin1.GetBytes(await Head(upstream)));
        await upstream.CopyToAsync(Stream.Null);
    }

    private static string OnlyOne(string head) =>
        head.Replace("Connection: keep-alive", "Connection: close", StringComparison.OrdinalIgnoreCase);

    /// <summary>Up to the empty line.</summary>
    private static async Task<string> Head(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await stream.ReadAsync(one) == 0)
                throw new IOException("It ended before its head did.");
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
