using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using OrleansChat.Testing;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace OrleansChat.Mail;

/// <summary>A mail server on a loopback port, with its own idea of whom it serves.</summary>
public sealed class SmtpHost : IAsyncDisposable
{
    public const string User = "chat@example.com";
    public const string Password = "post office";

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<MimeMessage> _received = new();
    private readonly Task _running;

    private SmtpHost(int port, X509Certificate2? certificate)
    {
        Port = port;
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).AllowUnsecureAuthentication(true).AuthenticationRequired(true);
            if (certificate is not null)
                endpoint.Certificate(certificate).IsSecure(true);
        }).Build();
        var services = new ServiceProvider();
        services.Add(new Store(_received));
        services.Add((IMailboxFilter)new Filter());
        services.Add((IUserAuthenticator)new Users());
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public IReadOnlyList<MimeMessage> Received => [.. _received];

    public static Task<SmtpHost> Start(int? port = null) => Start(port ?? FreePort.Next(), null);

    /// <summary>Speaks TLS from the first byte, with a certificate that nobody trusts.</summary>
    public static Task<SmtpHost> StartUntrusted()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return Start(FreePort.Next(), X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null));
    }

    /// <summary>The first mail to this address, now or soon.</summary>
    public async Task<MimeMessage> MailTo(string address)
    {
        await Eventually.Holds($"a mail to {address}", () => To(address).Any());
        return To(address).First();
    }

    public IEnumerable<MimeMessage> To(string address) => Received.Where(mail => mail.To.Mailboxes.Any(box => box.Address == address));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static async Task<SmtpHost> Start(int port, X509Certificate2? certificate)
    {
        var host = new SmtpHost(port, certificate);
        await Eventually.Holds("the mail server listens", async () =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return client.Connected;
        });
        return host;
    }

    private sealed class Store(ConcurrentQueue<MimeMessage> received) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            received.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }

    /// <summary>Nobody called nobody lives here.</summary>
    private sealed class Filter : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(to.User != "nobody");
    }

    private sealed class Users : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult(user == User && password == Password);
    }
}
