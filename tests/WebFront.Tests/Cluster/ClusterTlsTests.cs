using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using OrleansChat.Hosting;
using OrleansChat.Silo;
using OrleansChat.Testing.Certificates;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Cluster;

/// <summary>Mutual TLS in a cluster of real processes: who has a certificate of its authority is in, and nobody else.</summary>
public sealed class ClusterTlsTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _other = new();
    private ServerCluster _cluster = null!;

    private X509Certificate2 Good => _authority.Issue("somebody");

    private X509Certificate2 Strange => _other.Issue("stranger");

    public async Task InitializeAsync() => _cluster = await ServerCluster.Start(
        silos: 2, fronts: 1, Programs.LogFolder("cluster-tls"),
        settings: Tls(_authority, _authority.IssuePfx("node", "a password"), "a password"));

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _authority.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Front_WithAGoodCertificate_CarriesChats() => await ServerChat.Run(_cluster.Fronts[0]);

    [Fact]
    public async Task SiloPort_OfEachSilo_AnswersOnlyGoodCertificates()
    {
        foreach (var port in _cluster.SiloPorts)
        {
            Assert.True(await Answers(port, Good));
            await RefusesOthers(port);
        }
    }

    [Fact]
    public async Task Gateway_OfEachSilo_LetsOnlyGoodCertificatesCall()
    {
        foreach (var port in _cluster.GatewayPorts)
        {
            Assert.True(await Calls(port, Good) > 0);
            await RefusesOthers(port);
        }
    }

    private async Task RefusesOthers(int port)
    {
        Assert.False(await Answers(port, Strange));
        Assert.False(await Answers(port, null));
        Assert.False(await AnswersWithoutTls(port));
    }

    internal static Dictionary<string, string> Tls(TestAuthority authority, string certificate, string? password = null) => new()
    {
        ["Chat__Cluster__Tls__Certificate"] = certificate,
        ["Chat__Cluster__Tls__Password"] = password ?? "",
        ["Chat__Cluster__Tls__Authority"] = authority.File,
    };

    /// <summary>
    /// A silo speaks first to another silo: whether it does says whether it let the other side in. A gateway waits for its client to
    /// speak, and ends the connection of whoever it did not let in.
    /// </summary>
    private static async Task<bool> Answers(int port, X509Certificate2? certificate)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port);
#pragma warning disable CA5359 // The attacker believes everybody.
        await using var tls = new SslStream(connection.GetStream(), false, (_, _, _, _) => true);
#pragma warning restore CA5359
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "silo",
                ClientCertificates = certificate is null ? null : [certificate],
                ApplicationProtocols = [new("Orleans1")],
            });
            return await tls.ReadAsync(new byte[64]) > 0;
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            return false;
        }
    }

    /// <summary>Says something that is no TLS, and waits for an answer or the end.</summary>
    private static async Task<bool> AnswersWithoutTls(int port)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port);
        try
        {
            await connection.GetStream().WriteAsync(new byte[64]);
            return await connection.GetStream().ReadAsync(new byte[64]) > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Calls a grain through a gateway.</summary>
    private static async Task<long> Calls(int gateway, X509Certificate2 certificate)
    {
        using var host = new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleansClient((_, client) => client
                .UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gateway))
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("orleans-chat", "orleans-chat"))
                .UseTls(certificate, options =>
                {
                    options.OnAuthenticateAsClient = (_, connection) => connection.TargetHost = "silo";
                    options.AllowAnyRemoteCertificate();
                }))
            .Build();
        await host.StartAsync();
        var version = await host.Services.GetRequiredService<IGrainFactory>().MembershipWatch(0).NextMembershipVersion(-1);
        await host.StopAsync();
        return version;
    }
}

/// <summary>What else there is of TLS in a cluster.</summary>
public sealed class ClusterTlsStartTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task FrontThatHostsASilo_WithGoodCertificates_CarriesChats()
    {
        var (certificate, key) = _authority.IssuePem("node");
        var settings = ClusterTlsTests.Tls(_authority, certificate);
        settings["Chat__Cluster__Tls__PrivateKey"] = key;
        await using var cluster = await ServerCluster.Start(silos: 1, fronts: 1, Programs.LogFolder("cluster-tls"), "Member", settings);

        await ServerChat.Run(cluster.Fronts[0]);
    }

    [Fact]
    public async Task Front_ThatMeetsASiloOfAnotherAuthority_EndsTheConnection()
    {
        using var other = new TestAuthority();
        Assert.True(await IsBelieved(_authority.Issue("silo")));
        Assert.False(await IsBelieved(other.Issue("silo")));
    }

    [Fact]
    public Task Silo_WhoseCertificateIsMissing_EndsWithOneSentence() => Refused(
        ClusterTlsTests.Tls(_authority, "/nowhere/node.pfx"),
        "Chat:Cluster:Tls:Certificate names /nowhere/node.pfx, which cannot be read: ");

    [Fact]
    public Task Silo_WhosePasswordIsWrong_EndsWithOneSentenceWithoutIt() =>
        Refused(ClusterTlsTests.Tls(_authority, _authority.IssuePfx("node", "right"), "a secret"), "Chat:Cluster:Tls:Certificate names ");

    [Fact]
    public Task Silo_WhoseAuthorityIsMissing_EndsWithOneSentence()
    {
        var settings = ClusterTlsTests.Tls(_authority, _authority.IssuePfx("node"));
        settings.Remove("Chat__Cluster__Tls__Authority");
        return Refused(settings, "Chat:Cluster:Tls:Authority is missing: ");
    }

    [Fact]
    public async Task Silo_WhoseCertificateIsOfAnotherAuthority_EndsWithOneSentence()
    {
        using var other = new TestAuthority();
        await Refused(
            ClusterTlsTests.Tls(other, _authority.IssuePfx("node")), "The certificate of Chat:Cluster:Tls:Certificate is not issued by ");
    }

    /// <summary>Whether the product's own client finishes the handshake with a server that shows this certificate.</summary>
    private async Task<bool> IsBelieved(X509Certificate2 certificate)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Chat:Cluster:Tls:Certificate"] = _authority.IssuePfx("front");
        builder.Configuration["Chat:Cluster:Tls:Authority"] = _authority.File;
        builder.UseOrleansClient(client => client
            .UseStaticClustering((IPEndPoint)listener.LocalEndpoint)
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("orleans-chat", "orleans-chat"))
            .UseClusterTls(builder.Configuration));
        using var front = builder.Build();
        using var enough = new CancellationTokenSource();
        var starting = front.StartAsync(enough.Token);
        try
        {
            using var connection = await listener.AcceptTcpClientAsync();
            await using var tls = new SslStream(connection.GetStream(), false, (_, remote, _, _) => remote is not null);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ClientCertificateRequired = true,
                ApplicationProtocols = [new("Orleans1")],
            });
            return await tls.ReadAsync(new byte[64]) > 0;
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            return false;
        }
        finally
        {
            await enough.CancelAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => starting.WaitAsync(TimeSpan.FromSeconds(60)));
        }
    }

    private static async Task Refused(Dictionary<string, string> tls, string sentence)
    {
        var settings = new ServerSettings
        {
            ["Chat__Database__Provider"] = "PostgreSql",
            ["Chat__Database__ConnectionString"] = "Host=127.0.0.1",
        };
        foreach (var (name, value) in tls)
            settings[name] = value;
        var logs = Programs.LogFolder("cluster-tls");
        await using var silo = new ServerProcess("silo", Programs.Silo, new Uri("http://127.0.0.1"), settings, logs);
        silo.Start();

        Assert.Equal(1, await silo.Ended());

        var line = Assert.Single(await File.ReadAllLinesAsync(silo.LogFile), line => line.Length > 0);
        Assert.StartsWith($"Orleans.Chat does not start: {sentence}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", line, StringComparison.Ordinal);
    }
}
