using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using OrleansChat.Accounts.Links;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Installations;

/// <summary>One process of the published program, with the settings that its commands get too.</summary>
public sealed class Installation : IAsyncDisposable
{
    public const string DemoChannel = "d3300000000040008000000000000001";
    public const string Email = "ada@shop.example";
    public const string Password = "correct horse battery";

    /// <summary>The clients of a test stand for many.</summary>
    private static readonly string[] Limits = ["Connections", "Hellos", "Starts", "Messages", "SignIns", "Links"];

    private Installation(Dictionary<string, string> settings, string? address, string? user = null)
    {
        Settings = settings;
        Settings["ASPNETCORE_URLS"] = address ?? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/");
        Settings["Chat__Limits__VisitorBurst"] = Settings["Chat__Limits__AgentBurst"] = "100000";
        foreach (var limit in Limits)
            Settings[$"Chat__Limits__{limit}__Burst"] = "100000";
        var server = new ServerSettings();
        foreach (var (key, value) in Settings)
            server[key] = value;
        Process = new("front", Programs.WebFront, new(Settings["ASPNETCORE_URLS"]), server, Programs.LogFolder("operations"), user);
    }

    public ServerProcess Process { get; }

    public Uri Site => Process.Address;

    public Dictionary<string, string> Settings { get; }

    /// <summary>One machine, with SQLite.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="address">Where browsers find it; null: a free port.</param>
    /// <param name="user">Whose process it is; null: this test's.</param>
    public static Installation OneMachine(string data, string? address = null, string? user = null) =>
        new(new() { ["Chat__Mode"] = "Embedded", ["Chat__Data"] = data }, address, user);

    /// <summary>A front that hosts the only silo of a cluster, with PostgreSQL.</summary>
    /// <param name="database">Its connection string.</param>
    /// <param name="address">Where browsers find it; null: a free port.</param>
    public static Installation Member(string database, string? address = null) => new(
        new()
        {
            ["Chat__Mode"] = "Member",
            ["Chat__Database__Provider"] = "PostgreSql",
            ["Chat__Database__ConnectionString"] = database,
            ["Chat__Cluster__SiloPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["Chat__Cluster__GatewayPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
        },
        address);

    public async Task<Installation> Start()
    {
        Process.Start();
        await Process.WaitUntilReady();
        return this;
    }

    /// <summary>A command of the program with this installation's settings.</summary>
    public Task<ProgramRun> Run(params string[] arguments) => ProgramRun.Of(Settings, arguments);

    /// <summary>Makes the first administrator, who may do everything on the demo channel. Answers the cookie.</summary>
    public async Task<string> Administrator()
    {
        var link = await Process.SetupLink();
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Site };
        using var made = await client.PostAsJsonAsync($"api{link.AbsolutePath}", new SetupRequest("Ada Admin", Email, Password));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        return made.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
