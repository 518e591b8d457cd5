using System.Globalization;
using System.Net;
using OrleansChat.MailServer;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Storage;

// PORT FOLDER USER [--tls], and the user's password as the first line of standard input. Serves on loopback until standard
// input ends, which it does with the process of the tests; each mail becomes a file in the folder.
var (port, folder, user) = (int.Parse(args[0], CultureInfo.InvariantCulture), args[1], args[2]);
var password = await Console.In.ReadLineAsync() ?? "";
var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
{
    endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).AllowUnsecureAuthentication(true).AuthenticationRequired(true);
    if (args.Contains("--tls"))
        endpoint.Certificate(Certificates.Untrusted()).IsSecure(true);
}).Build();
var services = new ServiceProvider();
services.Add(new MailFolder(folder));
services.Add((IMailboxFilter)new NobodyFilter());
services.Add((IUserAuthenticator)new OneUser(user, password));

using var stop = new CancellationTokenSource();
var running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
await Console.In.ReadToEndAsync();
await stop.CancelAsync();
await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
