using System.Runtime.Versioning;
using Microsoft.Extensions.Configuration;
using Npgsql;
using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Operations.Installations;
using OrleansChat.Storage;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Restores;

/// <summary>An older copy of the database brings back sign-ins, links and mails; the command after a restore ends them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AfterRestoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-restore-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AfterRestore_OfOneMachine_EndsSignInsLinksAndMails()
    {
        await using var server = Installation.OneMachine(Data);
        await EndsAll(server);
    }

    [Fact]
    public async Task AfterRestore_OfACluster_EndsSignInsLinksAndMails()
    {
        var database = await PostgreSqlServer.Shared();
        await using var server = Installation.Member(await database.CreateDatabase());
        await EndsAll(server);
    }

    [Fact]
    public async Task AfterRestore_WhileTheServerRuns_IsRefused()
    {
        await using var server = await Installation.OneMachine(Data).Start();
        var run = await server.Run("after-restore");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("Where another process of Orleans.Chat has them, stop that one", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterRestore_WhileASiloRuns_IsRefused()
    {
        await using var cluster = await ServerCluster.Start(1, 0, Programs.LogFolder("operations"));
        await using var server = Installation.Member(cluster.ConnectionString);
        var run = await server.Run("after-restore");
        Assert.Contains("A program is connected to the database", run.Errors, StringComparison.Ordinal);

        await cluster.Silos[0].Kill();
        run = await server.Run("after-restore");
        Assert.Equal(1, run.Code);
        Assert.Contains("stop all silos", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterRestore_WhileAnotherUserIsConnected_IsRefused()
    {
        var database = await PostgreSqlServer.Shared();
        await using var server = Installation.Member(await database.CreateDatabase());
        await server.Start();
        Assert.Equal(0, await server.Process.Terminate());
        var own = new NpgsqlConnectionStringBuilder(server.Settings["Chat__Database__ConnectionString"]) { Pooling = false };
        var (user, role) = ($"other_{Guid.NewGuid():N}", $"chat_{Guid.NewGuid():N}");
        await using var admin = new NpgsqlConnection(own.ToString());
        await admin.OpenAsync();
        foreach (var name in (string[])[user, role])
            await Execute(admin, $"create role {name} login password 'known-to-the-database-only'");
        await Execute(admin, $"grant all on all tables in schema public to {role}");
        await admin.CloseAsync();
        server.Settings["Chat__Database__ConnectionString"] =
            new NpgsqlConnectionStringBuilder(own.ToString()) { Username = role, Password = PostgreSqlServer.Password }.ToString();
        var pooler = new NpgsqlConnectionStringBuilder(own.ToString())
        {
            Username = user,
            Password = PostgreSqlServer.Password,
            ApplicationName = "a-pooler",
        };
        await using var other = new NpgsqlConnection(pooler.ToString());
        await other.OpenAsync();

        var run = await server.Run("after-restore");

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains($"A program is connected to the database (a-pooler of {user} at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterRestore_WhileItRuns_KeepsServersFromStarting()
    {
        var database = await PostgreSqlServer.Shared();
        await using var server = Installation.Member(await database.CreateDatabase());
        await server.Start();
        await server.Administrator();
        Assert.Equal(0, await server.Process.Terminate());
        var read = server.Settings.ToDictionary(
            pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(read).Build();
        ExclusiveDatabaseAccess.Name(settings);
        await using var alone = await ExclusiveDatabaseAccess.Acquire(ChatStorageOptions.From(settings));
        await alone.KeepServersOut();

        server.Process.Start();
        await using var watch = new NpgsqlConnection(settings["Chat:Database:ConnectionString"]);
        await watch.OpenAsync();
        const string Waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted "
            + "and database = (select oid from pg_database where datname = current_database())";
        const string Alive = "select count(*) from orleans_member where status = 3 and i_am_alive_time > now() - interval '5 seconds'";
        await Eventually.Holds("the server to wait for the lock", () => Ask(watch, Waiting) > 0);
        Assert.Equal(0, Ask(watch, Alive));
        await alone.DisposeAsync();
        await server.Process.WaitUntilReady();
    }

    [Fact]
    public async Task AfterRestore_WithAWrongOption_IsRefused()
    {
        await using var server = Installation.OneMachine(Data);
        Assert.Contains("--mail is 'burn'", (await server.Run("after-restore", "--mail", "burn")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterRestore_WithoutADatabase_MakesNone()
    {
        await using var server = Installation.OneMachine(Data);
        var run = await server.Run("after-restore");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains($"There is no database in {Data}", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    private static long Ask(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Statements of tests.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Statements of tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task EndsAll(Installation server)
    {
        await server.Start();
        await server.Administrator();
        using var admin = new Browser(server.Site);
        Assert.Null(await admin.SignIn(Installation.Email, Installation.Password));
        var invited = await Invite(admin);
        Assert.Equal(0, await server.Process.Terminate());

        var run = await server.Run("after-restore");
        Assert.True(run.Code == 0, run.Errors);
        Assert.Contains("All 2 accounts are signed out.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Open links that were ended: 1 ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  {Installation.Email}: administrator\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  new@shop.example: agent, invited\n", run.Output, StringComparison.Ordinal);

        await server.Start();
        Assert.False(await admin.IsSignedIn());
        using var newcomer = new Browser(server.Site);
        Assert.Equal("account.linkInvalid", await Browser.Code(await newcomer.Get($"api{invited}")));
        Assert.Null(await admin.SignIn(Installation.Email, Installation.Password));
        var log = await (await admin.Get("api/admin/audit")).Content.ReadAsStringAsync();
        Assert.Contains("system.restored", log, StringComparison.Ordinal);
    }

    /// <summary>The path of the invitation.</summary>
    private static async Task<string> Invite(Browser admin)
    {
        var made = await admin.Ask<InvitationView>(
            "api/admin/people", new InviteRequest("Nina New", "new@shop.example", false, [], false, "en"));
        return $"/account/links/{new Uri(made.Link!).Segments[^1]}";
    }
}
