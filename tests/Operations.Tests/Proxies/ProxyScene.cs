using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using OrleansChat.Accounts.Links;
using OrleansChat.Clients;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Proxies;

/// <summary>PostgreSQL, a silo, two fronts, and an agent who is present through a proxy before both.</summary>
public sealed class ProxyScene : IAsyncLifetime
{
    private const string DemoChannel = "d3300000000040008000000000000001";

    public ServerCluster Cluster { get; private set; } = null!;

    internal GuideProxy BeforeTwo { get; private set; } = null!;

    internal AgentClient Agent { get; private set; } = null!;

    /// <summary>The administrator's cookie, as the proxy passed it on.</summary>
    public string SetCookie { get; private set; } = "";

    public IReadOnlyList<Uri> Fronts => [.. Cluster.Fronts.Select(front => front.Address)];

    public async Task InitializeAsync()
    {
        Cluster = await ServerCluster.Start(silos: 1, fronts: 2, Programs.LogFolder("operations"), settings: new Dictionary<string, string>
        {
            ["Chat__Proxies__Addresses__0"] = "127.0.0.1",
        });
        BeforeTwo = await GuideProxy.Start(Fronts);
        var link = await Cluster.Fronts[0].SetupLink();
        using var http = Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(BeforeTwo.Site, $"api{link.AbsolutePath}"))
        {
            Content = JsonContent.Create(new SetupRequest("Ada Admin", "ada@example.com", "correct horse battery")),
            Headers = { { "Origin", Origin(BeforeTwo.Site) } },
        };
        using var made = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        SetCookie = made.Headers.GetValues("Set-Cookie").Single();
        Agent = await AgentClient.Open(
            BeforeTwo.Site, SetCookie.Split(';')[0], Origin(BeforeTwo.Site), HttpTransportType.WebSockets, Trusting);
        Assert.Null((await Agent.Hello()).Refused);
        Assert.Null((await Agent.SetPresence("present")).Refused);
    }

    public async Task DisposeAsync()
    {
        if (Agent is not null)
            await Agent.DisposeAsync();
        if (BeforeTwo is not null)
            await BeforeTwo.DisposeAsync();
        if (Cluster is not null)
            await Cluster.DisposeAsync();
    }

    /// <summary>A visitor starts a chat, is answered, and writes back. Answers the connection, still open.</summary>
    /// <param name="site">The proxy's address.</param>
    /// <param name="transport">The only one that is tried.</param>
    /// <param name="route">As the widget names it; null: as a client that does not know of routes.</param>
    /// <param name="negotiated">A WebSocket after a negotiation, which the widget leaves out.</param>
    internal async Task<VisitorClient> Chat(Uri site, HttpTransportType transport, string? route, bool negotiated = false)
    {
        var visitor = await VisitorClient.Open(site, DemoChannel, route: route, more: options =>
        {
            options.Transports = transport;
            options.SkipNegotiation = transport == HttpTransportType.WebSockets && !negotiated;
            Trusting(options);
        });
        Assert.Null((await visitor.Hello()).Refused);
        await Testing.Eventually.Holds("the channel to be open", async () => (await visitor.Hello()).Ok!.Availability.Open);
        var session = (await visitor.Start("Is anybody there?")).Ok!.Log.SessionId;
        Assert.Null((await Agent.Accept(session)).Refused);
        Assert.Null((await Agent.Send(session, $"Welcome to {session}")).Refused);
        await visitor.Events.Get("the agent's words", push => push.Event.Text == $"Welcome to {session}");
        Assert.Null((await visitor.Send($"Thanks from {session}")).Refused);
        await Agent.Events.Get("the visitor's words", push => push.Event.Text == $"Thanks from {session}");
        return visitor;
    }

    public static string Origin(Uri site) => site.GetLeftPart(UriPartial.Authority);

    public static HttpClient Http() => new(new HttpClientHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => GuideProxy.IsOurs(certificate?.Issuer),
    });

    private static void Trusting(HttpConnectionOptions options)
    {
        options.HttpMessageHandlerFactory = handler =>
        {
            ((HttpClientHandler)handler).ServerCertificateCustomValidationCallback =
                (_, certificate, _, _) => GuideProxy.IsOurs(certificate?.Issuer);
            return handler;
        };
        options.WebSocketConfiguration = socket => socket.RemoteCertificateValidationCallback = IsTrusted;
    }

    private static bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        GuideProxy.IsOurs(certificate?.Issuer);
}
