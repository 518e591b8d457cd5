using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.Edge.Limits;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>Ends a connection that does not say Hello in time, with the code in the close message.</summary>
/// <param name="connection">SignalR's.</param>
/// <param name="settings">How long it may take.</param>
/// <param name="time">The clock.</param>
internal sealed class GreetingDeadline(HubConnectionContext connection, LimitSettings settings, TimeProvider time) : IDisposable
{
    private static readonly object Key = new();

    /// <summary>SignalR empties no buffers when it aborts: the close message gets the time to leave.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private ITimer? _timer;

    /// <summary>Null: of a connection that came another way than through a hub's lifetime manager.</summary>
    public static GreetingDeadline? Of(IDictionary<object, object?> items) => items.TryGetValue(Key, out var known) ? known as GreetingDeadline : null;

    public void Begin()
    {
        connection.Items[Key] = this;
        _timer = time.CreateTimer(static deadline => _ = ((GreetingDeadline)deadline!).End(), this, Limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Hello is being answered, however long that takes.</summary>
    public void Pause() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Hello was refused: it may be said again.</summary>
    public void Resume() => _timer?.Change(Limit, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer?.Dispose();

    private TimeSpan Limit => TimeSpan.FromSeconds(settings.HelloSeconds);

    private async Task End()
    {
        var said = connection.WriteAsync(new CloseMessage($"{RefusalCodes.OutOfOrder}: Hello did not come in time", allowReconnect: true)).AsTask();
        await Task.WhenAny(said, Task.Delay(Farewell, time));
        await Task.Delay(Farewell, time);
        connection.Abort();
    }
}

/// <summary>SignalR's own lifetime manager, which knows of connections what hubs cannot see.</summary>
internal sealed class GreetedLifetimeManager<THub>(ILogger<DefaultHubLifetimeManager<THub>> logger, LimitSettings settings, TimeProvider time)
    : DefaultHubLifetimeManager<THub>(logger)
    where THub : Hub
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        new GreetingDeadline(connection, settings, time).Begin();
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        GreetingDeadline.Of(connection.Items)?.Dispose();
        return base.OnDisconnectedAsync(connection);
    }
}
