using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OrleansChat.Accounts.Links;
using OrleansChat.Clients;
using OrleansChat.Testing;

namespace OrleansChat.Hosting;

/// <summary>
/// A whole front in this process: Kestrel on a free port, the embedded silo, SQLite in a folder of its own. In place of the client's
/// build there is only a loader with nothing but the place for a channel's look.
/// </summary>
public sealed class FrontHost : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    public const string DemoChannel = "d3300000000040008000000000000001";

    /// <summary>For tests that call more than people do.</summary>
    public static readonly string[] WithoutLimits =
    [
        "--Chat:Limits:AgentBurst=100000", "--Chat:Limits:VisitorBurst=100000",
        .. new[] { "Connections", "Hellos", "Starts", "Messages", "SignIns", "Links", "Pictures", "Uploads" }
            .Select(limit => $"--Chat:Limits:{limit}:Burst=100000"),
    ];

    /// <summary>All visitors of the tests come from one address, and everybody who is invited.</summary>
    private static readonly string[] Crowded = ["--Chat:Limits:WaitingPerAddress=10000", "--Chat:Limits:Links:Burst=10000"];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("orleans-chat-front-");
    private readonly StringWriter _said = new();
    private WebApplication? _app;
    private int _agents;

    /// <summary>At every start.</summary>
    public string[] Settings { get; init; } = [];

    /// <summary>Puts doubles in place of parts.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Null: nobody hears what the front writes down.</summary>
    public ILoggerProvider? Logs { get; init; }

    public Uri Site { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => _app!.Services;

    /// <summary>What the person who started the program reads.</summary>
    public string Said => _said.ToString();

    /// <summary>Cookie of the first administrator, who may do everything on the demo channel.</summary>
    public string Administrator { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await Start();
        var response = await Post(
            Said.Split("/setup/")[1].Trim(), new SetupRequest("Ada Admin", "ada@example.com", Password), "api/setup/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Administrator = CookieOf(response);
    }

    public async Task DisposeAsync()
    {
        await Stop();
        _data.Delete(recursive: true);
    }

    public async Task Start(params string[] settings)
    {
        var files = _data.CreateSubdirectory("web");
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "widget.js"), "load('__ORLEANS_CHAT_LOOK__');\n");
        string[] own = ["--urls", "http://127.0.0.1:0", $"--Chat:Data={_data.FullName}", $"--webroot={files.FullName}"];
        var builder = ChatFront.CreateBuilder([.. own, .. Crowded, .. Settings, .. settings]);
        builder.Logging.ClearProviders();
        if (Logs is not null)
            builder.Logging.AddProvider(Logs);
        builder.AddChatFront();
        builder.Services.Replace(ServiceDescriptor.Singleton(new StartupOutput(_said)));
        // A password's hash takes 50 ms on purpose; here hundreds of people sign in whose passwords nobody guesses.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        Replace?.Invoke(builder.Services);
        _app = builder.Build();
        _app.UseChatFront();
        await StartOrDispose();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Site = new Uri(addresses.Addresses.Single());
    }

    private async Task StartOrDispose()
    {
        try
        {
            await _app!.StartAsync();
        }
        catch
        {
            // As the program itself does: what never ran cannot be stopped.
            await _app!.DisposeAsync();
            _app = null;
            throw;
        }
    }

    public async Task Stop()
    {
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    public Task<VisitorClient> Visitor(string? key = null) => VisitorClient.Open(Site, DemoChannel, key);

    /// <summary>A new agent of the demo channel, connected and present.</summary>
    public async Task<AgentClient> PresentAgent(string name = "Ola Agent")
    {
        var agent = await AgentClient.Open(Site, await NewAgent(name));
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        return agent;
    }

    /// <summary>Cookie of a new agent.</summary>
    public async Task<string> NewAgent(string name, params string[] channels)
    {
        var email = $"agent{Interlocked.Increment(ref _agents)}@example.com";
        return CookieOf(await AddPerson(name, email, administrator: false, channels.Length == 0 ? [DemoChannel] : channels));
    }

    /// <summary>Somebody with all permissions on these channels, who has just joined.</summary>
    public async Task<HttpResponseMessage> AddPerson(string name, string email, bool administrator = false, params string[] channels)
    {
        using var admin = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Site };
        admin.DefaultRequestHeaders.Add("Cookie", Administrator);
        using var newcomer = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Site };
        return await Invited.Add(admin, newcomer, name, email, Password, administrator, channels);
    }

    public Task<HttpResponseMessage> Post<T>(string path, T body, string under = "", string? cookie = null) =>
        Ask(HttpMethod.Post, under + path, JsonContent.Create(body), cookie);

    public Task<HttpResponseMessage> Get(string path, string? cookie = null) => Ask(HttpMethod.Get, path, null, cookie);

    public async Task<HttpResponseMessage> Ask(
        HttpMethod method, string path, HttpContent? body, string? cookie = null, (string Name, string Value)? header = null)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Site };
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (header is { } extra)
            request.Headers.Add(extra.Name, extra.Value);
        var response = await client.SendAsync(request);
        await response.Content.LoadIntoBufferAsync();
        return response;
    }

    public static string CookieOf(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
}
