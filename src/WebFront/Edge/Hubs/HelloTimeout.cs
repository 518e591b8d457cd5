using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.Edge.Limits;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>Ends a connection that does not say Hello in time, with the code in the close message.</summary>
/// <param name="connection">SignalR's.</param>
/// <param name="settings">How long it may take.</param>
/// <param name="time">The clock.</param>
internal sealed class HelloTimeout(HubConnectionContext connection, LimitSettings settings, TimeProvider time) : IDisposable
{
    private static readonly object Key = new();

    /// <summary>SignalR empties no buffers when it aborts: the close message gets the time to leave.</summary>
    private static readonly TimeSpan CloseDelay = TimeSpan.FromSeconds(1);

    private ITimer? _timer;

    /// <summary>Null: of a connection that came another way than through a hub's lifetime manager.</summary>
    public static HelloTimeout? Of(IDictionary<object, object?> items) =>
        items.TryGetValue(Key, out var known) ? known as HelloTimeout : null;

    public void Begin()
    {
        connection.Items[Key] = this;
        _timer = time.CreateTimer(static deadline => _ = ((HelloTimeout)deadline!).End(), this, Limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Hello is being answered, however long that takes.</summary>
    public void Pause() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Hello was refused: it may be said again.</summary>
    public void Resume() => _timer?.Change(Limit, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer?.Dispose();

    private TimeSpan Limit => TimeSpan.FromSeconds(settings.HelloSeconds);

    private async Task End()
    {
        var close = new CloseMessage($"{RefusalCodes.OutOfOrder}: Hello did not come in time", allowReconnect: true);
        var said = connection.WriteAsync(close).AsTask();
        await Task.WhenAny(said, Task.Delay(CloseDelay, time));
        await Task.Delay(CloseDelay, time);
        connection.Abort();
    }
}

/// <summary>SignalR's own lifetime manager, which knows of connections what hubs cannot see.</summary>
internal sealed class HelloTimeoutLifetimeManager<THub>(
    ILogger<DefaultHubLifetimeManager<THub>> logger, LimitSettings settings, TimeProvider time)
    : DefaultHubLifetimeManager<THub>(logger)
    where THub : Hub
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        new HelloTimeout(connection, settings, time).Begin();
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        HelloTimeout.Of(connection.Items)?.Dispose();
        return base.OnDisconnectedAsync(connection);
    }
}
