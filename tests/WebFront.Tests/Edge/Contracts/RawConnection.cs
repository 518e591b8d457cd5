using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OrleansChat.Edge.Contracts;

/// <summary>A hub connection by hand: a WebSocket, and messages that end with 0x1e.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private const char Separator = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>What the server said by itself: the method, and its first argument.</summary>
    public ConcurrentQueue<(string Method, JsonElement? Argument)> Pushes { get; } = new();

    public static async Task<RawConnection> Open(Uri site, string path, string? cookie = null)
    {
        var connection = new RawConnection();
        if (cookie is not null)
            connection._socket.Options.SetRequestHeader("Cookie", cookie);
        await connection._socket.ConnectAsync(new UriBuilder(new Uri(site, path)) { Scheme = "ws" }.Uri, CancellationToken.None);
        await connection.Say(new { protocol = "json", version = 1 });
        connection._reading = connection.Read();
        return connection;
    }

    /// <summary>The answer; null: the method answers nothing.</summary>
    public async Task<JsonElement?> Call(string method, params object?[] arguments)
    {
        var id = $"{Interlocked.Increment(ref _last)}";
        var answered = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Say(new { type = 1, invocationId = id, target = method, arguments });
        var completion = await answered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        if (completion.TryGetProperty("error", out var error))
            throw new InvalidOperationException($"{method}: {error}");
        return completion.TryGetProperty("result", out var result) ? result : null;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
    }

    private Task Say(object message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message) + Separator),
            WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task Read()
    {
        var (buffer, text) = (new byte[8_192], new MemoryStream());
        while (_socket.State == WebSocketState.Open)
        {
            var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            text.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;
            foreach (var message in Encoding.UTF8.GetString(text.ToArray()).Split(Separator, StringSplitOptions.RemoveEmptyEntries))
                Take(JsonDocument.Parse(message).RootElement.Clone());
            text.SetLength(0);
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("type", out var type))
            return; // The answer to the handshake.
        if (type.GetInt32() == 3)
            _calls[message.GetProperty("invocationId").GetString()!].SetResult(message);
        else if (type.GetInt32() == 1)
            Pushes.Enqueue((message.GetProperty("target").GetString()!, message.GetProperty("arguments") is { } all
                && all.GetArrayLength() > 0 ? all[0] : null));
    }
}
