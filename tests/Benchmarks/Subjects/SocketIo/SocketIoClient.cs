using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OrleansChat.Benchmarks.Subjects.SocketIo;

/// <summary>
/// As much of a Socket.IO client (Engine.IO 4 over WebSocket) as chats need: connect, events with acknowledgement,
/// pings. So that the peers are loaded by the same generator.
/// </summary>
internal sealed class SocketIoClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _unacknowledged = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private Task _reading = Task.CompletedTask;
    private int _lastId;

    /// <summary>Called with the arguments of each event of the server, its name first.</summary>
    public Action<JsonElement> Received { get; set; } = _ => { };

    public async Task Connect(Uri server, CancellationToken cancel)
    {
        var address = new UriBuilder(server) { Scheme = "ws", Path = "/socket.io/", Query = "EIO=4&transport=websocket" }.Uri;
        await _socket.ConnectAsync(address, cancel);
        _reading = Read();
        await _connected.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
    }

    /// <summary>Completes when the server has acknowledged with "ok"; throws when it said anything else.</summary>
    public async Task Emit(params string[] nameAndArguments)
    {
        var id = Interlocked.Increment(ref _lastId);
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _unacknowledged[id] = acknowledged;
        await Send(string.Create(CultureInfo.InvariantCulture, $"{Packet.Event}{id}{JsonSerializer.Serialize(nameAndArguments)}"));
        await acknowledged.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private async Task Send(string packet)
    {
        var bytes = Encoding.UTF8.GetBytes(packet);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task Read()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (true)
            {
                buffer.ResetWrittenCount();
                await ReadPacket(buffer);
                await Handle(buffer.WrittenMemory);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            _connected.TrySetException(ended);
            foreach (var waiting in _unacknowledged.Values)
                waiting.TrySetException(ended);
        }
    }

    private async Task ReadPacket(ArrayBufferWriter<byte> buffer)
    {
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.GetMemory(1024), _closing.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException("The server closed the connection.");
            buffer.Advance(part.Count);
        }
        while (!part.EndOfMessage);
    }

    private async Task Handle(ReadOnlyMemory<byte> packet)
    {
        if (packet.Span.StartsWith(Packet.AckBytes))
            Acknowledge(packet[Packet.AckBytes.Length..]);
        else if (packet.Span.StartsWith(Packet.EventBytes))
            Deliver(packet[Packet.EventBytes.Length..]);
        else if (packet.Span.StartsWith(Packet.ConnectBytes))
            _connected.TrySetResult();
        else if (packet.Span[0] == Packet.Open)
            await Send(Packet.Connect);
        else if (packet.Span[0] == Packet.Ping)
            await Send(Packet.Pong);
    }

    private void Deliver(ReadOnlyMemory<byte> arguments)
    {
        using var parsed = JsonDocument.Parse(arguments);
        Received(parsed.RootElement);
    }

    private void Acknowledge(ReadOnlyMemory<byte> idAndArguments)
    {
        var digits = idAndArguments.Span.IndexOf((byte)'[');
        var id = int.Parse(idAndArguments.Span[..digits], CultureInfo.InvariantCulture);
        if (!_unacknowledged.TryRemove(id, out var waiting))
            return;
        using var arguments = JsonDocument.Parse(idAndArguments[digits..]);
        var answer = arguments.RootElement[0].GetString();
        if (answer == "ok")
            waiting.TrySetResult();
        else
            waiting.TrySetException(new InvalidOperationException($"The Socket.IO server answered '{answer}'."));
    }
}
