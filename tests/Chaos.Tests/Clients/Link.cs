using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Chaos.Clients;

/// <summary>
/// Keeps one hub connection: to any front, again after every loss with a jittered pause, and elsewhere when told to go
/// away. SignalR's own reconnect is not used: it would go back to the same, perhaps dead, front.
/// </summary>
internal sealed class Link(Fronts fronts, string hub, string? cookie)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);
    private volatile HubConnection? current;
    private volatile bool greeted;

    public int Connects { get; private set; }

    /// <summary>What clients are told; set up before the connection starts.</summary>
    public required Action<HubConnection> Listen { get; init; }

    /// <summary>Says hello and catches up; throws where that fails, and the link tries another front.</summary>
    public required Func<CancellationToken, Task> Resume { get; init; }

    public bool IsConnected => greeted && current is { State: HubConnectionState.Connected };

    /// <summary>The server knows who this is, and where they were: from now on every call makes sense to it.</summary>
    public void Greeted() => greeted = true;

    public async Task<Answer<T>> Call<T>(string method, CancellationToken stop, params object?[] arguments)
        where T : class
    {
        var connection = current is { State: HubConnectionState.Connected } connected ? connected : throw new IOException("Not connected.");
        if (!greeted && method is not ("Hello" or "Start"))
            throw new IOException("Not greeted yet.");
        try
        {
            var answer = await Invoke<Answer<T>>(connection, method, arguments, stop);
            if (answer.Refused is { RetryAfterMs: not null } refused)
                fronts.Mishaps.CallFailed(method, refused.Code);
            return answer;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            fronts.Mishaps.CallFailed(method, error.GetType().Name);
            throw;
        }
    }

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Connected(stop);
            }
            catch (Exception error) when (IsLoss(error) && !stop.IsCancellationRequested)
            {
                fronts.Mishaps.ConnectionLost(error);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100 + Random.Shared.Next(400)), stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What the network and a dying server do to a call; anything else is a fault of the product or the test.</summary>
    public static bool IsLoss(Exception error) => error
        is IOException or HttpRequestException or HubException or InvalidOperationException
        or System.Net.WebSockets.WebSocketException or OperationCanceledException or TimeoutException;

    private async Task Connected(CancellationToken stop)
    {
        await using var connection = Build(fronts.Any());
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ => Task.FromResult(lost.TrySetResult());
        connection.On<int>("GoAway", _ => lost.TrySetResult());
        Listen(connection);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(CallTimeout);
        await connection.StartAsync(patience.Token);
        greeted = false;
        current = connection;
        Connects++;
        await Resume(patience.Token);
        await lost.Task.WaitAsync(stop);
    }

    private HubConnection Build(Uri front) => new HubConnectionBuilder()
        .WithUrl(new Uri(front, hub), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            if (cookie is not null)
                options.Headers["Cookie"] = cookie;
        })
        .WithServerTimeout(TimeSpan.FromSeconds(30))
        .WithKeepAliveInterval(TimeSpan.FromSeconds(4))
        .Build();

    private static async Task<T> Invoke<T>(HubConnection connection, string method, object?[] arguments, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(CallTimeout);
        return await connection.InvokeCoreAsync<T>(method, arguments, patience.Token);
    }
}
