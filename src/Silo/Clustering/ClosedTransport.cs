using System.Net;
using Microsoft.AspNetCore.Connections;

namespace OrleansChat.Silo.Clustering;

/// <summary>
/// A silo that is alone listens on no socket and connects to nobody, so that no other process of the machine can join it or call
/// its grains. See docs/decisions/0014-who-may-join-a-cluster.md.
/// </summary>
internal static class ClosedTransport
{
    public static ISiloBuilder UseClosedTransport(this ISiloBuilder silo)
    {
        silo.Services.ReplaceKeyed<IConnectionFactory>(new ClosedConnectionFactory());
        silo.Services.ReplaceKeyed<IConnectionListenerFactory>(new ClosedListenerFactory());
        return silo;
    }

    /// <summary>Orleans keeps the keys of its transports to itself, therefore they are taken from its own registrations.</summary>
    private static void ReplaceKeyed<T>(this IServiceCollection services, T instead)
        where T : class
    {
        object?[] keys =
        [
            .. services.Where(service => service.IsKeyedService && service.ServiceType == typeof(T)).Select(service => service.ServiceKey),
        ];
        if (keys.Length == 0)
            throw new InvalidOperationException($"Orleans registers no keyed {typeof(T).Name}: the embedded silo would open sockets.");
        foreach (var key in keys)
            services.AddKeyedSingleton(key, instead);
    }
}

/// <summary>There is no other silo to connect to.</summary>
internal sealed class ClosedConnectionFactory : IConnectionFactory
{
    public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        throw new ConnectionAbortedException($"This silo is alone and connects to nobody, therefore not to {endpoint}.");
}

/// <summary>Makes listeners whom nobody can reach.</summary>
internal sealed class ClosedListenerFactory : IConnectionListenerFactory
{
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new ClosedListener(endpoint));
}

/// <summary>Accepts nobody until it is unbound.</summary>
internal sealed class ClosedListener(EndPoint endpoint) : IConnectionListener
{
    private readonly TaskCompletionSource<ConnectionContext?> _unbound = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EndPoint EndPoint => endpoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _unbound.Task.WaitAsync(cancellationToken);

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _unbound.TrySetResult(null);
        return default;
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
