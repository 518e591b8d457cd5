using System.Diagnostics;
using OrleansChat.Operations.Guide;
using OrleansChat.Testing;
using OrleansChat.Testing.Certificates;

namespace OrleansChat.Operations.Proxies;

/// <summary>
/// nginx with the configuration of the guide, in which nothing but addresses, ports and file names is changed; beside it, as a network
/// in which some visitors are, a second server that takes away WebSockets.
/// </summary>
internal sealed class GuideProxy : IAsyncDisposable
{
    private static readonly string[] Fronts = ["10.0.0.21:5080", "10.0.0.22:5080"];

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("chat-nginx-");
    private readonly TestAuthority _authority = new();
    private readonly (int Plain, int Tls, int Stripping) _ports = (FreePort.Next(), FreePort.Next(), FreePort.Next());
    private Process? _nginx;

    private GuideProxy()
    {
    }

    /// <summary>What browsers open.</summary>
    public Uri Site => new($"https://127.0.0.1:{_ports.Tls}/");

    /// <summary>The same behind what takes away WebSockets.</summary>
    public Uri WithoutSockets => new($"https://127.0.0.1:{_ports.Stripping}/");

    public Uri Plain => new($"http://127.0.0.1:{_ports.Plain}/");

    public int ProcessId => _nginx!.Id;

    /// <summary>
    /// Each finished request: the front's address (several, where the first did not answer) and the route that the request named, or "-".
    /// </summary>
    public IReadOnlyList<(string Front, string Route)> Requests =>
        [.. File.ReadAllLines(InHome("access.log")).Select(line => line.Split(' ', 2)).Select(words => (words[1], words[0]))];

    /// <summary>What nginx has complained of.</summary>
    public string Errors => File.Exists(InHome("error.log")) ? File.ReadAllText(InHome("error.log")) : "no log";

    /// <param name="fronts">One or two.</param>
    /// <param name="without">A line that is left out of the guide's configuration.</param>
    public static async Task<GuideProxy> Start(IReadOnlyList<Uri> fronts, string? without = null)
    {
        var proxy = new GuideProxy();
        try
        {
            await File.WriteAllTextAsync(proxy.InHome("nginx.conf"), proxy.Configuration(fronts, without));
            proxy._nginx = proxy.Run("-g", "daemon off;");
            await Eventually.Holds(
                "nginx to listen", () => proxy._nginx.HasExited || ListeningPorts.Of(proxy.ProcessId).Contains(proxy._ports.Tls));
            return proxy._nginx.HasExited ? throw new InvalidOperationException($"nginx ended: {proxy.Errors}") : proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a certificate that was shown is that of this proxy.</summary>
    public static bool IsOurs(string? issuer) => issuer == "CN=Test authority";

    /// <summary>As operators do after a change of the configuration.</summary>
    public async Task Reload()
    {
        using var asked = Run("-s", "reload");
        await asked.WaitForExitAsync();
        Assert.Equal(0, asked.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_nginx is { HasExited: false })
        {
            ProcessSignals.Terminate(_nginx.Id);
            await _nginx.WaitForExitAsync();
        }

        _nginx?.Dispose();
        _authority.Dispose();
        _home.Delete(recursive: true);
    }

    private string Configuration(IReadOnlyList<Uri> fronts, string? without)
    {
        var (certificate, key) = _authority.IssuePem("chat.example.com");
        var site = GuideBlock.Find("cluster.md", "upstream orleans_chat_requests").Text;
        site = Replaced(site, "listen 80;", $"listen 127.0.0.1:{_ports.Plain};");
        site = Replaced(site, "listen 443 ssl;", $"listen 127.0.0.1:{_ports.Tls} ssl;");
        site = Replaced(site, "/etc/ssl/chat.example.com.pem", certificate);
        site = Replaced(site, "/etc/ssl/chat.example.com.key.pem", key);
        site = Replaced(site, Fronts[0], fronts[0].Authority);
        site = fronts.Count == 1
            ? string.Join('\n', site.Split('\n').Where(line => !line.Contains(Fronts[1], StringComparison.Ordinal)))
            : Replaced(site, Fronts[1], fronts[1].Authority);
        if (without is not null)
            site = Replaced(site, without, "");
        var main = GuideBlock.Find("cluster.md", "worker_shutdown_timeout").Text;
        return $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            pid {{InHome("nginx.pid")}};
            error_log {{InHome("error.log")}};
            worker_processes 1;
            {{Replaced(main, "30s", "3s")}}
            events { }
            http {
                log_format routes '$arg_route $upstream_addr';
                access_log {{InHome("access.log")}} routes;
                {{string.Join('\n', TemporaryPaths())}}
                {{site}}
                server {
                    listen 127.0.0.1:{{_ports.Stripping}} ssl;
                    ssl_certificate {{certificate}};
                    ssl_certificate_key {{key}};
                    access_log off;
                    location / {
                        proxy_pass https://127.0.0.1:{{_ports.Tls}};
                        proxy_set_header Host $http_host;
                        proxy_http_version 1.1;
                        proxy_buffering off;
                        proxy_read_timeout 120s;
                    }
                }
            }
            """;
    }

    private IEnumerable<string> TemporaryPaths() =>
        new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {InHome(kind)};");

    private Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx");
        foreach (var argument in (string[])["-p", _home.FullName, "-e", InHome("error.log"), "-c", InHome("nginx.conf"), .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private string InHome(string name) => Path.Combine(_home.FullName, name);

    /// <summary>What the guide does not have any more is not tested any more: that must not pass unseen.</summary>
    private static string Replaced(string text, string old, string with) => text.Contains(old, StringComparison.Ordinal)
        ? text.Replace(old, with, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The nginx example of the guide has no “{old}”.");
}
