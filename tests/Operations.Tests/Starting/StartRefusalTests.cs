using Microsoft.Data.Sqlite;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Starting;

/// <summary>What lets a program not start is one sentence and exit code 1: no stack, no abort, no log beside it.</summary>
public sealed class StartRefusalTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("orleans-chat-refused-");

    private string Data => Path.Combine(_home.FullName, "data");

    public void Dispose() => _home.Delete(recursive: true);

    [Theory]
    [InlineData("Chat__Agents__Grace", "banana", "Chat:Agents:Grace is 'banana'; it must be a time from 00:00:10 to 01:00:00")]
    [InlineData("Chat__Limits__OpenInTotal", "-5", "Chat:Limits:OpenInTotal is '-5'; it must be a whole number from 1 to 10000000.")]
    [InlineData("Chat__Database__Provider", "MySql", "Chat:Database:Provider is 'MySql'; it must be Sqlite or PostgreSql.")]
    [InlineData("Chat__Keys__Certificate", "/nowhere/keys.pem", "Chat:Keys:Certificate names /nowhere/keys.pem, which cannot be read: ")]
    [InlineData("ASPNETCORE_URLS", "banana", "ASPNETCORE_URLS cannot be read: Invalid url: 'banana'")]
    [InlineData("Logging__LogLevel__Default", "banana", "Configuration value 'banana' ")]
    public async Task Front_WithAWrongSetting_SaysOneSentence(string name, string value, string sentence)
    {
        var line = await RefusedStart.Of(Programs.WebFront, ("Chat__Data", Data), ("ASPNETCORE_URLS", Url()), (name, value));
        Assert.StartsWith($"Orleans.Chat does not start: {sentence}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_WithHttpsAndNoCertificate_SaysOneSentence()
    {
        // Developers' certificates are in the home directory.
        var line = await RefusedStart.Of(
            Programs.WebFront, ("Chat__Data", Data), ("HOME", _home.FullName), ("ASPNETCORE_URLS", $"https://127.0.0.1:{FreePort.Next()}"));
        Assert.StartsWith("Orleans.Chat does not start: Unable to configure HTTPS endpoint.", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chat__Agents__Grace", "banana", "Chat:Agents:Grace is 'banana'; it must be ")]
    [InlineData("Chat__Cluster__SiloPort", "70000", "Chat:Cluster:SiloPort is '70000'; it must be a whole number from 1 to 65535.")]
    [InlineData("Chat__Health__Address", "localhost", "Chat:Health:Address is 'localhost'; it must be an IP address.")]
    [InlineData("Chat__Database__ConnectionString", "",
        "Chat:Database:Provider is PostgreSql, and Chat:Database:ConnectionString is empty.")]
    public async Task Silo_WithAWrongSetting_SaysOneSentence(string name, string value, string sentence)
    {
        var line = await RefusedStart.Of(
            Programs.Silo,
            ("Chat__Database__Provider", "PostgreSql"), ("Chat__Database__ConnectionString", "Host=127.0.0.1"), (name, value));
        Assert.StartsWith($"Orleans.Chat does not start: {sentence}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_WhosePortIsTaken_SaysOneSentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var line = await RefusedStart.Of(Programs.WebFront, ("Chat__Data", Data), ("ASPNETCORE_URLS", $"http://{taken.LocalEndpoint}"));
        Assert.Contains($"{taken.LocalEndpoint}: address already in use.", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chat__Health__Port")]
    [InlineData("Chat__Cluster__SiloPort")]
    [InlineData("Chat__Cluster__GatewayPort")]
    public async Task Silo_WhosePortIsTaken_SaysOneSentenceWithTheSetting(string setting)
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var line = await RefusedStart.Of(
            Programs.Silo, ("Chat__Database__Provider", "PostgreSql"), ("Chat__Database__ConnectionString", "Host=127.0.0.1"),
            ("Chat__Cluster__SiloPort", FreePort.Next()), ("Chat__Cluster__GatewayPort", FreePort.Next()),
            (setting, ((System.Net.IPEndPoint)taken.LocalEndpoint).Port));
        Assert.Contains($"{taken.LocalEndpoint}", line, StringComparison.Ordinal);
        Assert.Contains(setting.Replace("__", ":", StringComparison.Ordinal), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_WhoseFolderIsLocked_SaysOneSentence()
    {
        await using var first = await EmbeddedServer.Start(Programs.LogFolder("refused"));
        var line = await RefusedStart.Of(Programs.WebFront, ("Chat__Data", first.Data), ("ASPNETCORE_URLS", Url()));
        Assert.StartsWith($"Orleans.Chat does not start: The data in {first.Data} cannot be taken: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_WhoseFolderCannotBeMade_SaysOneSentence()
    {
        var line = await RefusedStart.Of(Programs.WebFront, ("Chat__Data", "/dev/null/data"), ("ASPNETCORE_URLS", Url()));
        Assert.StartsWith("Orleans.Chat does not start: The data folder /dev/null/data cannot be made: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_WhoseDatabaseIsNewerThanIt_SaysOneSentence()
    {
        Directory.CreateDirectory(Data);
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(Data, "chat.db")};Pooling=false"))
        {
            await database.OpenAsync();
            await using var newer = new SqliteCommand(
                "create table schema_versions (number integer primary key, name text not null, applied_at text not null); "
                + "insert into schema_versions values (9999, '9999_future', '')", database);
            await newer.ExecuteNonQueryAsync();
        }

        var line = await RefusedStart.Of(Programs.WebFront, ("Chat__Data", Data), ("ASPNETCORE_URLS", Url()));
        Assert.StartsWith(
            "Orleans.Chat does not start: The database is newer than this program: it has schema step 9999_future",
            line,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_WhoseDatabaseIsNoDatabase_SaysOneSentence()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "chat.db"), new string('x', 5_000));
        var line = await RefusedStart.Of(Programs.WebFront, ("Chat__Data", Data), ("ASPNETCORE_URLS", Url()));
        Assert.StartsWith(
            "Orleans.Chat does not start: The database file in Chat:Data is damaged, or is no SQLite file: ",
            line,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WebFront")]
    [InlineData("Silo")]
    public async Task Program_WhoseSettingsFileIsBroken_SaysOneSentence(string project)
    {
        // A copy: the file lies beside the program.
        var program = project == "Silo" ? Programs.Silo : Programs.WebFront;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(program)!))
            File.Copy(file, Path.Combine(_home.FullName, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "appsettings.json"), "{ \"Chat\": { \"Mode\": ");

        var line = await RefusedStart.Of(Path.Combine(_home.FullName, Path.GetFileName(program)));

        Assert.StartsWith("Orleans.Chat does not start: Failed to load configuration from file ", line, StringComparison.Ordinal);
        Assert.Contains("appsettings.json", line, StringComparison.Ordinal);
    }

    private static string Url() => $"http://127.0.0.1:{FreePort.Next()}";
}
