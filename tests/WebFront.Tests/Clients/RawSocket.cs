using System.Net.WebSockets;
using System.Text;
using OrleansChat.Testing;

namespace OrleansChat.Clients;

/// <summary>A WebSocket to a hub that says whatever it is told to say.</summary>
public sealed class RawSocket : IDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _heard = new();
    private Task _listening = Task.CompletedTask;

    /// <summary>The server has closed it.</summary>
    public bool Closed => _listening.IsCompleted;

    /// <summary>Everything that came, separators and all.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
            {
                return _heard.ToString();
            }
        }
    }

    public static async Task<RawSocket> Open(Uri site, string hub, string? cookie = null, bool handshake = true, string query = "")
    {
        var raw = new RawSocket();
        if (cookie is not null)
            raw._socket.Options.SetRequestHeader("Cookie", cookie);
        await raw._socket.ConnectAsync(new Uri($"ws://localhost:{site.Port}/hubs/{hub}{query}"), CancellationToken.None);
        raw._listening = raw.Listen();
        if (handshake)
            await raw.Say("""{"protocol":"json","version":1}""");
        return raw;
    }

    public void Dispose() => _socket.Dispose();

    public Task Say(string message) => _socket.State == WebSocketState.Open
        ? _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, CancellationToken.None)
        : Task.CompletedTask;

    public async Task<string> Hears(params string[] anyOf)
    {
        try
        {
            await Eventually.Holds(
                $"any of {string.Join(", ", anyOf)}", () => anyOf.Any(words => Heard.Contains(words, StringComparison.Ordinal)));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} Heard: {Heard}; closed: {Closed}", late);
        }

        return Heard;
    }

    public async Task<string> Closes()
    {
        await Eventually.Holds("the server closes the connection", () => Closed);
        return Heard;
    }

    private async Task Listen()
    {
        var buffer = new byte[16_384];
        try
        {
            while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
            {
                lock (_heard)
                {
                    _heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed without a word.
        }
    }
}
