using System.Diagnostics;
using System.Runtime.Versioning;
using OrleansChat.Operations.Installations;

namespace OrleansChat.Operations.Health;

/// <summary>One machine says that it is not ready when its disk or its file takes nothing, and starts on neither.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteReadinessTests : IDisposable
{
    private const string Somebody = "nobody";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-ready-");

    public SqliteReadinessTests() => File.SetUnixFileMode(_folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Database => Path.Combine(Data, "chat.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Ready_WithTheDiskFull_IsNotAndIsAgainWhenThereIsRoom()
    {
        await using var disk = await SmallDisk.Mount(Directory.CreateDirectory(Data).FullName, megabytes: 16);
        await using var server = await Installation.OneMachine(Data).Start();

        var ballast = disk.Fill();
        (await Readiness.Until(server.Process, "databaseWrite", "diskFull")).Names("databaseWrite");

        File.Delete(ballast);
        await Readiness.Again(server.Process);
    }

    [Fact]
    public async Task Ready_WithAFileThatBecameReadOnly_IsNot()
    {
        await Own(Directory.CreateDirectory(Data).FullName);
        await using var server = await Installation.OneMachine(Data, user: Somebody).Start();

        await Run("chown", "root:root", Database);
        File.SetUnixFileMode(Database, (UnixFileMode)Convert.ToInt32("444", 8));
        (await Readiness.Until(server.Process, "databaseWrite", "readOnly")).Names("databaseWrite");

        await Own(Data);
        File.SetUnixFileMode(Database, (UnixFileMode)Convert.ToInt32("600", 8));
        await Readiness.Again(server.Process);
    }

    [Fact]
    public async Task Ready_WhereAllIsWell_NamesEachPart()
    {
        await using var server = await Installation.OneMachine(Data).Start();
        var seen = await Readiness.Again(server.Process);
        Assert.Equal(["cluster", "databaseRead", "databaseWrite", "process"], seen.Parts.Keys.Order(StringComparer.Ordinal));
        Assert.All(seen.Parts.Values, word => Assert.Equal("ready", word));
    }

    [Fact]
    public async Task Start_OnAFolderOfSomebodyElse_SaysWhoseItIs()
    {
        Directory.CreateDirectory(Data, (UnixFileMode)Convert.ToInt32("755", 8));
        await DoesNotStart($"{Data} cannot be written: it belongs to root with mode 0755, and this process runs as {Somebody}.");
    }

    [Fact]
    public async Task Start_OnADatabaseOfSomebodyElse_SaysWhoseItIs()
    {
        await Own(Directory.CreateDirectory(Data).FullName);
        await File.WriteAllTextAsync(Database, "");
        File.SetUnixFileMode(Database, (UnixFileMode)Convert.ToInt32("644", 8));
        await DoesNotStart($"{Database} cannot be written: it belongs to root with mode 0644, and this process runs as {Somebody}.");
    }

    [Fact]
    public async Task Start_WhereTheFolderCannotBeMade_SaysWhoseTheOneAboveIs()
    {
        await DoesNotStart(
            $"The data folder {Data} cannot be made: {_folder.FullName}: it belongs to root with mode 0755, and this process runs "
            + $"as {Somebody}.");
    }

    private async Task DoesNotStart(string reason)
    {
        await using var server = Installation.OneMachine(Data, user: Somebody);
        var run = await ProgramRun.Of(server.Settings, [], Somebody);
        Assert.Equal(1, run.Code);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    private static Task Own(string path) => Run("chown", "-R", Somebody, path);

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
