using System.Runtime.Versioning;
using OrleansChat.Operations.Installations;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Backups;

/// <summary>A command works on the database that the servers have: it reads what they read, and refuses what they refuse.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CommandSettingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-command-");

    private string Copy => Path.Combine(_folder.FullName, "chat.db");

    private string Data => Path.Combine(_folder.FullName, "nobody-has-this");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("backup")]
    [InlineData("after-restore")]
    public Task Command_WithAMisspeltSettingOnItsLine_IsRefused(string command) => Refused(
        command, [], "There is no setting Chat:Dtaa, and it does nothing. Did you mean Chat:Data?", "--Chat:Dtaa", Data);

    [Theory]
    [InlineData("backup")]
    [InlineData("after-restore")]
    public Task Command_WithAValueThatNoServerTakes_IsRefused(string command) => Refused(
        command, new() { ["Chat__Cluster__SiloPort"] = "many" }, "Chat:Cluster:SiloPort is 'many'");

    [Fact]
    public Task Command_WithAConnectionStringAndNoProvider_IsRefused() => Refused(
        "after-restore",
        new() { ["Chat__Database__ConnectionString"] = "Host=127.0.0.1" },
        "Chat:Database:Provider is Sqlite, which takes none");

    [Theory]
    [InlineData("ASPNETCORE_Chat__Data")]
    [InlineData("DOTNET_Chat__Data")]
    [InlineData("Chat__Data")]
    public async Task Command_ReadsTheVariablesThatAServerReads(string name)
    {
        await Refused("backup", new() { [name] = Data }, $"There is no database {Data}/chat.db");
        await Refused("after-restore", new() { [name] = Data }, $"There is no database in {Data}");
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Command_ReadsTheFileOfItsEnvironment()
    {
        var environment = $"Test{Guid.NewGuid():N}";
        var file = Path.Combine(Path.GetDirectoryName(Programs.WebFront)!, $"appsettings.{environment}.json");
        await File.WriteAllTextAsync(file, $$"""{ "Chat": { "Data": "{{Data}}" } }""");
        try
        {
            await Refused("backup", new() { ["ASPNETCORE_ENVIRONMENT"] = environment }, $"There is no database {Data}/chat.db");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Command_WithAMisspeltVariable_SaysSo()
    {
        var run = await ProgramRun.Of(
            new Dictionary<string, string> { ["Chat__Data"] = Data, ["Chat__Keys__Pasword"] = "a secret" }, ["backup", "--to", Copy]);
        Assert.Equal(1, run.Code);
        Assert.StartsWith(
            "There is no setting Chat:Keys:Pasword, and it does nothing. Did you mean Chat:Keys:Password?",
            run.Errors,
            StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", run.Errors, StringComparison.Ordinal);
    }

    private async Task Refused(string command, Dictionary<string, string> settings, string reason, params string[] options)
    {
        string[] to = command == "backup" ? ["--to", Copy] : [];
        var run = await ProgramRun.Of(settings, [command, .. to, .. options]);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(reason, Assert.Single(run.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }
}
