using Npgsql;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Starting;

/// <summary>A database that is not there yet is waited for; one that does not let the process in is not.</summary>
public sealed class DatabaseAtStartTests : IAsyncLifetime
{
    private const string WaitingQueue = "The database does not answer yet, and this process waits for it: ";

    private PostgreSqlServer _database = null!;
    private string _connection = "";

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlServer.Start();
        _connection = await _database.CreateDatabase();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("Silo", "")]
    [InlineData("WebFront", "Member")]
    [InlineData("WebFront", "Separate")]
    public async Task Process_StartedBeforeItsDatabase_IsLiveAndNotReadyAndWaits(string project, string mode)
    {
        await _database.Stop();
        await using var process = Process(project, mode);
        using var http = new HttpClient { BaseAddress = process.Address };
        process.Start();
        await Eventually.Holds("the line that it waits", async () => await Waits(process) == 1);

        Assert.Equal(200, (int)(await http.GetAsync(new Uri("health/live", UriKind.Relative))).StatusCode);
        Assert.Equal(503, (int)(await http.GetAsync(new Uri("health/ready", UriKind.Relative))).StatusCode);
        Assert.Equal(503, (int)(await http.GetAsync(new Uri("console", UriKind.Relative))).StatusCode);

        await _database.StartAgain();
        // A separate front also waits for a silo, which here is another story.
        await using var silo = mode == "Separate" ? Process("Silo", "") : null;
        silo?.Start();
        await process.WaitUntilReady();
        Assert.Equal(1, await Waits(process));
    }

    [Fact]
    public async Task Silo_ThatWaitsForItsDatabase_EndsWhenAsked()
    {
        await _database.Stop();
        await using var silo = Process("Silo", "");
        silo.Start();
        await Eventually.Holds("the line that it waits", async () => await Waits(silo) == 1);

        Assert.Equal(0, await silo.Terminate());

        var log = await Log(silo);
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
        Assert.DoesNotContain("does not start", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_WithAWrongPassword_IsRefusedWithoutIt()
    {
        await using (var connection = new NpgsqlConnection(_connection))
        {
            await connection.OpenAsync();
            await using var file = new NpgsqlCommand("show hba_file", connection);
            var rules = (string)(await file.ExecuteScalarAsync())!;
            await _database.Execute(
                "create role guarded login password 'right'; copy (values ('host all guarded 127.0.0.1/32 scram-sha-256'), "
                + $"('host all all 127.0.0.1/32 trust'), ('local all all trust')) to '{rules}'; select pg_reload_conf()");
        }

        var wrong = new NpgsqlConnectionStringBuilder(_connection) { Username = "guarded", Password = "a wrong secret" };
        var line = await Eventually.Get(
            "the rules to be read", () => Refused(wrong.ToString()), static line => line.Contains("28P01", StringComparison.Ordinal));

        Assert.StartsWith(
            "Orleans.Chat does not start: The database of Chat:Database:ConnectionString does not let this process in: password "
            + "authentication failed",
            line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database=nowhere", "database \"nowhere\" does not exist (3D000).")]
    [InlineData("Username=nobody", "role \"nobody\" does not exist (28000).")]
    [InlineData("Ssl Mode=Require", "SSL")]
    public async Task Silo_WhomTheDatabaseDoesNotLetIn_IsRefused(string setting, string reason)
    {
        var line = await Refused($"{_connection};{setting}");
        Assert.StartsWith(
            "Orleans.Chat does not start: The database of Chat:Database:ConnectionString does not let this process in: ",
            line,
            StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_WhoMayNotMakeTables_IsRefused()
    {
        await _database.Execute("create role reader login");
        var line = await Refused(new NpgsqlConnectionStringBuilder(_connection) { Username = "reader" }.ToString());
        Assert.Contains("permission denied", line, StringComparison.Ordinal);
    }

    private static Task<string> Refused(string connection) => RefusedStart.Of(
        Programs.Silo, ("Chat__Database__Provider", "PostgreSql"), ("Chat__Database__ConnectionString", connection),
        ("Chat__Cluster__SiloPort", FreePort.Next()), ("Chat__Cluster__GatewayPort", 0));

    private readonly int _silo = FreePort.Next();

    private ServerProcess Process(string project, string mode)
    {
        var port = FreePort.Next();
        var settings = new ServerSettings
        {
            ["Chat__Database__Provider"] = "PostgreSql",
            ["Chat__Database__ConnectionString"] = _connection,
            ["Chat__Cluster__SiloPort"] = project == "Silo" ? _silo : FreePort.Next(),
            ["Chat__Cluster__GatewayPort"] = FreePort.Next(),
            [project == "Silo" ? "Chat__Health__Port" : "ASPNETCORE_URLS"] = project == "Silo" ? port : $"http://127.0.0.1:{port}",
        };
        if (mode.Length > 0)
            settings["Chat__Mode"] = mode;
        return new(
            $"{project}-{mode}", project == "Silo" ? Programs.Silo : Programs.WebFront, new Uri($"http://127.0.0.1:{port}"), settings,
            Programs.LogFolder("database-at-start"));
    }

    private static async Task<int> Waits(ServerProcess process) => (await Log(process)).Split(WaitingQueue).Length - 1;

    private static async Task<string> Log(ServerProcess process)
    {
        using var reader = new StreamReader(new FileStream(process.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await reader.ReadToEndAsync();
    }
}
