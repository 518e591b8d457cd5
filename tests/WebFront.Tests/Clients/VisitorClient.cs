using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Clients;

/// <summary>A visitor's tab.</summary>
public sealed class VisitorClient : HubClient
{
    private readonly string _channel;

    private VisitorClient(
        Uri hub, string channel, string? origin, string? cookie, string? forwardedFor, Action<HttpConnectionOptions>? more)
        : base(Connect(hub, cookie, origin, forwardedFor, more: more)) => _channel = channel;

    public Inbox<QueueView> Places { get; } = new("places in the queue");

    public Inbox<AvailabilityView> Availabilities { get; } = new("availabilities");

    public Inbox<WidgetConfig> Looks { get; } = new("looks of the channel");

    /// <summary>The secret that the visitor's browser keeps; tabs share it.</summary>
    public string Key { get; init; } = NewKey();

    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string NewId() => Guid.NewGuid().ToString("N");

    public static async Task<VisitorClient> Open(
        Uri site, string channel, string? key = null, string? origin = null, string? cookie = null, string? forwardedFor = null,
        string? route = null, Action<HttpConnectionOptions>? more = null)
    {
        var hub = new Uri(site, route is null ? "hubs/visitor" : $"hubs/visitor?route={route}");
        var client = new VisitorClient(hub, channel, origin, cookie, forwardedFor, more) { Key = key ?? NewKey() };
        client.Connection.On<QueueView>("Queue", client.Places.Add);
        client.Connection.On<AvailabilityView>("Availability", client.Availabilities.Add);
        client.Connection.On<WidgetConfig>("Channel", client.Looks.Add);
        await client.Listen();
        return client;
    }

    public Task<Answer<VisitorWelcome>> Hello(string? token = null, long afterSeq = 0, int protocol = ProtocolVersion.Current) =>
        Ask<VisitorWelcome>("Hello", new VisitorHello(protocol, _channel, token, afterSeq));

    public Task<Answer<VisitorChat>> Start(string question, string name = "Kari Nordmann", string? messageId = null) =>
        Ask<VisitorChat>("Start", Form(question, name, messageId));

    /// <summary>The form before the chat, as most visitors fill it in.</summary>
    public StartChat Form(string question, string? name = "Kari Nordmann", string? messageId = null) =>
        new(messageId ?? NewId(), Key, name, "kari@example.com", question, Consent: true, "en", "https://shop.example/boats", null)
        {
            Suggestions = true,
        };

    public Task<Answer<Sent>> Send(string text, string? messageId = null) =>
        Ask<Sent>("Send", new VisitorMessage(messageId ?? NewId(), text));

    public Task<Answer<VisitorSync>> Sync(long afterSeq) => Ask<VisitorSync>("Sync", afterSeq);
}
