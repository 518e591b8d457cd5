using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using OrleansChat.Testing;

namespace OrleansChat.Mail;

/// <summary>A mail server (tests/MailServer) in a process of its own on a loopback port; what it takes becomes files.</summary>
public sealed class SmtpHost : IAsyncDisposable
{
    public const string User = "chat@example.com";
    public const string Password = "post office";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "OrleansChat.MailServer.dll");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-mail-");
    private readonly Process _process;

    private SmtpHost(int port, bool tls)
    {
        Port = port;
        string[] arguments =
            [Program, port.ToString(CultureInfo.InvariantCulture), _folder.FullName, User, .. tls ? (string[])["--tls"] : []];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true })!;
    }

    public int Port { get; }

    /// <summary>In the order in which they came.</summary>
    public IEnumerable<MimeMessage> Received =>
        _folder.GetFiles("*.eml").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => MimeMessage.Load(file.FullName));

    public static Task<SmtpHost> Start(int? port = null) => Start(port ?? FreePort.Next(), tls: false);

    /// <summary>Speaks TLS from the first byte, with a certificate that nobody trusts.</summary>
    public static Task<SmtpHost> StartUntrusted() => Start(FreePort.Next(), tls: true);

    /// <summary>The first mail to this address, now or soon.</summary>
    public async Task<MimeMessage> MailTo(string address)
    {
        await Eventually.Holds($"a mail to {address}", () => To(address).Any());
        return To(address).First();
    }

    public IEnumerable<MimeMessage> To(string address) => Received.Where(mail => mail.To.Mailboxes.Any(box => box.Address == address));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<SmtpHost> Start(int port, bool tls)
    {
        var host = new SmtpHost(port, tls);
        await host._process.StandardInput.WriteLineAsync(Password);
        await host._process.StandardInput.FlushAsync();
        await Eventually.Holds("the mail server listens", async () =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return client.Connected;
        });
        return host;
    }
}
