using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Clients;

/// <summary>A real SignalR connection to a hub, as a browser would have one.</summary>
public abstract class HubClient(HubConnection connection) : IAsyncDisposable
{
    public HubConnection Connection => connection;

    /// <summary>The session that each push was for, with its events in the order in which they came.</summary>
    public Inbox<(string Session, EventView Event)> Events { get; } = new("events");

    public Inbox<TypingPush> TypingNotices { get; } = new("typing notices");

    public Inbox<bool> Resyncs { get; } = new("resyncs");

    public Inbox<int> Farewells { get; } = new("farewells");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return connection.DisposeAsync();
    }

    public Task<Answer<T>> Ask<T>(string method, params object?[] arguments)
        where T : class => connection.InvokeCoreAsync<Answer<T>>(method, arguments);

    /// <summary>Calls a method that answers nothing.</summary>
    public Task Tell(string method, params object?[] arguments) => connection.InvokeCoreAsync(method, arguments);

    protected static HubConnection Connect(
        Uri address, string? cookie = null, string? origin = null, string? forwardedFor = null, HttpTransportType? transport = null,
        Action<HttpConnectionOptions>? more = null) => new HubConnectionBuilder()
        .WithUrl(address, options =>
        {
            options.Transports = transport ?? options.Transports;
            if (cookie is not null)
                options.Headers["Cookie"] = cookie;
            if (origin is not null)
                options.Headers["Origin"] = origin;
            if (forwardedFor is not null)
                options.Headers["X-Forwarded-For"] = forwardedFor;
            more?.Invoke(options);
        })
        // As consoles do: presence is judged by when they were last heard of.
        .WithKeepAliveInterval(TimeSpan.FromSeconds(4))
        .AddJsonProtocol(options =>
        {
            options.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        })
        .Build();

    protected async Task Listen()
    {
        connection.On<EventsPush>("Events", push =>
        {
            foreach (var view in push.Events)
                Events.Add((push.SessionId, view));
        });
        connection.On<TypingPush>("Typing", TypingNotices.Add);
        connection.On("Resync", () => Resyncs.Add(true));
        connection.On<int>("GoAway", Farewells.Add);
        await connection.StartAsync();
    }
}
