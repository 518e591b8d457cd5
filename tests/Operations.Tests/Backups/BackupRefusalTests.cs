using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using OrleansChat.Operations.Installations;

namespace OrleansChat.Operations.Backups;

/// <summary>What cannot be backed up is said in one sentence, with exit code 1, and leaves nothing behind.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BackupRefusalTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-backup-");
    private readonly Dictionary<string, string> _settings;

    public BackupRefusalTests()
    {
        _settings = new() { ["Chat__Data"] = Data };
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Backups);
        Fill(rows: 1);
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Backups => Path.Combine(_folder.FullName, "backups");

    private string Copy => Path.Combine(Backups, "chat.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Backup_ToAFileThatExists_LeavesItAsItIs()
    {
        await File.WriteAllTextAsync(Copy, "precious");
        await Refused("exists", "--to", Copy);
        Assert.Equal("precious", await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public Task Backup_ToAFolderThatIsMissing_IsRefused() =>
        Refused("There is no folder", "--to", Path.Combine(_folder.FullName, "not-mounted", "chat.db"));

    [Fact]
    public async Task Backup_ToAFolderOfSomebodyElse_SaysWhoseItIs()
    {
        Assert.True(Environment.IsPrivilegedProcess, "This test runs as root, to be somebody else in it.");
        File.SetUnixFileMode(_folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        File.SetUnixFileMode(Backups, (UnixFileMode)Convert.ToInt32("755", 8));

        var run = await ProgramRun.Of(_settings, ["backup", "--to", Copy], user: "nobody");

        AssertRefused(run, $"{Backups} cannot be written: it belongs to root with mode 0755, and this process runs as nobody.");
    }

    [Theory]
    [InlineData("Say where to")]
    [InlineData("--keep is 'many'", "--to", "/tmp/chat.db", "--keep", "many")]
    [InlineData("--keep is '0'", "--to", "/tmp/chat.db", "--keep=0")]
    [InlineData("'--into' is not known", "--into", "/tmp/chat.db")]
    [InlineData("--to needs a value", "--to")]
    public Task Backup_WithWrongOptions_SaysWhichIsWrong(string reason, params string[] options) => Refused(reason, options);

    [Fact]
    public async Task Backup_OfAFolderWithoutADatabase_IsRefused()
    {
        File.Delete(Path.Combine(Data, "chat.db"));
        await Refused("There is no database", "--to", Copy);
        Assert.Empty(Directory.GetFileSystemEntries(Data));
    }

    [Fact]
    public async Task Backup_OfAFileThatIsNoDatabase_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(Data, "chat.db"), new string('x', 10_000));
        await Refused("could not be copied", "--to", Copy);
    }

    [Fact]
    public async Task Backup_OfADatabaseOfAnotherProgram_IsRefused()
    {
        Execute("drop table schema_versions");
        await Refused("The copy cannot be read", "--to", Copy);
    }

    [Fact]
    public async Task Backup_OntoADiskThatIsFull_LeavesNothing()
    {
        Fill(rows: 2_000);
        await using var disk = await SmallDisk.Mount(Backups, megabytes: 1);
        await Refused("full", "--to", Copy);
    }

    [Fact]
    public async Task Backup_WithoutPgDump_SaysWhatToInstall()
    {
        _settings["Chat__Database__Provider"] = "PostgreSql";
        _settings["Chat__Database__ConnectionString"] = "Host=127.0.0.1;Port=1;Database=chat;Username=chat";
        _settings["PATH"] = $"{Path.GetDirectoryName(Environment.ProcessPath)}:/bin-of-nobody";
        var run = await WithoutShell();
        AssertRefused(run, "pg_restore is not in PATH");
    }

    [Fact]
    public async Task Backup_OfAPostgreSqlThatIsAway_IsRefused()
    {
        _settings["Chat__Database__Provider"] = "PostgreSql";
        _settings["Chat__Database__ConnectionString"] = "Host=127.0.0.1;Port=1;Database=chat;Username=chat;Password=very-secret";
        var run = await ProgramRun.Of(_settings, ["backup", "--to", Copy]);
        AssertRefused(run, "pg_dump failed");
        Assert.DoesNotContain("very-secret", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_KilledHalfWay_LeavesNothingUnderItsNameAndTheNextOneIsGood()
    {
        // A small copy may be done before anybody has seen its beginning.
        for (var rows = 20_000; !await KillWhileItCopies(rows); rows *= 2)
        {
            Assert.True(rows < 1_000_000, "Each copy was done before the program could be killed.");
            File.Delete(Copy);
        }

        Assert.False(File.Exists(Copy));
        var next = await ProgramRun.Of(_settings, ["backup", "--to", Copy]);
        Assert.True(next.Code == 0, next.Errors);
        Assert.Equal([Copy], Directory.GetFileSystemEntries(Backups));
    }

    /// <summary>False: the copy was done first.</summary>
    private async Task<bool> KillWhileItCopies(int rows)
    {
        Fill(rows);
        using var process = ProgramRun.Start(_settings, ["backup", "--to", Copy]);
        var unfinished = new FileInfo($"{Copy}.partial");
        while (!process.HasExited && unfinished is not { Exists: true, Length: > 0 })
        {
            await Task.Delay(1);
            unfinished.Refresh();
        }

        process.Kill();
        await process.WaitForExitAsync();
        return !File.Exists(Copy);
    }

    [Fact]
    public async Task Backup_WithKeep_LeavesTheNewestAndEverythingOfOthers()
    {
        string[] old =
        [
            Path.Combine(Backups, "chat-20200101T000000Z.db"),
            Path.Combine(Backups, "chat-20200102T000000Z.db"),
            Path.Combine(Backups, "chat-20200103T000000Z.db"),
        ];
        var other = Path.Combine(Backups, "chat-before-upgrade.db");
        foreach (var file in old.Append(other))
            await File.WriteAllTextAsync(file, "old");

        var run = await ProgramRun.Of(_settings, ["backup", "--to", Copy, "--keep", "2"]);

        Assert.True(run.Code == 0, run.Errors);
        Assert.Contains("Older copies deleted: 2.", run.Output, StringComparison.Ordinal);
        var left = Directory.GetFiles(Backups);
        Assert.Equal(3, left.Length);
        Assert.Contains(old[2], left);
        Assert.Contains(other, left);
    }

    [Theory]
    [InlineData(".partial")]
    [InlineData(".partial-journal")]
    public async Task Backup_WhereALinkHasItsName_DoesNotFollowIt(string ending)
    {
        var victim = Path.Combine(_folder.FullName, "victim");
        await File.WriteAllTextAsync(victim, "precious");
        File.CreateSymbolicLink(Copy + ending, victim);
        await Refused("is not what a backup leaves behind", "--to", Copy);
        Assert.Equal("precious", await File.ReadAllTextAsync(victim));

        File.Delete(victim);
        await Refused("is not what a backup leaves behind", "--to", Copy);
        Assert.False(File.Exists(victim));
    }

    [Fact]
    public async Task Backup_WhereAFileOfSomebodyElseHasItsName_IsRefused()
    {
        Assert.True(Environment.IsPrivilegedProcess, "This test runs as root, to be somebody else in it.");
        await File.WriteAllTextAsync($"{Copy}.partial", "");
        using (var change = Process.Start("chown", ["nobody", $"{Copy}.partial"]))
            await change.WaitForExitAsync();
        await Refused("is not what a backup leaves behind", "--to", Copy);
    }

    [Fact]
    public async Task Backup_WithALeftOverThatOthersMayRead_WritesANewFile()
    {
        await File.WriteAllTextAsync($"{Copy}.partial", "half");
        File.SetUnixFileMode($"{Copy}.partial", (UnixFileMode)Convert.ToInt32("666", 8));
        await using (new FileStream($"{Copy}.partial", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            await Refused("cannot be written", "--to", Copy);
        using var tail = Process.Start(new ProcessStartInfo("tail", ["-f", $"{Copy}.partial"]) { RedirectStandardOutput = true })!;
        Assert.Equal('h', tail.StandardOutput.Read());

        var run = await ProgramRun.Of(_settings, ["backup", "--to", Copy]);

        tail.Kill();
        Assert.True(run.Code == 0, run.Errors);
        Assert.Equal("alf", await tail.StandardOutput.ReadToEndAsync());
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Copy));
    }

    [Theory]
    [InlineData("777", false)]
    [InlineData("770", false)]
    [InlineData("1777", true)]
    public async Task Backup_ToAFolderThatOthersWrite_NeedsItsStickyBit(string mode, bool taken)
    {
        File.SetUnixFileMode(Backups, (UnixFileMode)Convert.ToInt32(mode, 8));
        if (taken)
            Assert.Equal(0, (await ProgramRun.Of(_settings, ["backup", "--to", Copy])).Code);
        else
            await Refused("Other users can replace files in", "--to", Copy);
    }

    [Fact]
    public async Task Backup_WithKeepBesideCopiesFromTheFuture_KeepsWhatItMadeAndWarns()
    {
        string[] others =
        [
            Path.Combine(Backups, "chat-20200101T000000Z.db"),
            Path.Combine(Backups, "chat-29990101T000000Z.db"),
            Path.Combine(Backups, "chat-29990102T000000Z.db"),
        ];
        foreach (var file in others)
            await File.WriteAllTextAsync(file, "other");

        var run = await ProgramRun.Of(_settings, ["backup", "--to", Copy, "--keep", "1"]);

        Assert.True(run.Code == 0, run.Errors);
        var left = Directory.GetFiles(Backups);
        var made = Assert.Single(left.Except(others));
        Assert.StartsWith($"Backed up to {made}: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(others[1..], left.Intersect(others).Order());
        Assert.StartsWith(
            $"The name of {others[2]} says a later time than now",
            Assert.Single(run.Errors.TrimEnd('\n').Split('\n')),
            StringComparison.Ordinal);
    }

    private async Task Refused(string reason, params string[] options)
    {
        var before = Directory.GetFileSystemEntries(Backups);
        AssertRefused(await ProgramRun.Of(_settings, ["backup", .. options]), reason);
        Assert.Equal(before, Directory.GetFileSystemEntries(Backups));
    }

    private static void AssertRefused(ProgramRun run, string reason)
    {
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    /// <summary>Its PATH has no shell either.</summary>
    private async Task<ProgramRun> WithoutShell()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [OrleansChat.Testing.Servers.Programs.WebFront, "backup", "--to", Copy])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in _settings)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>A database that looks like the product's, with as many rows of 4 kB.</summary>
    private void Fill(int rows)
    {
        Execute("pragma journal_mode = wal");
        Execute("create table if not exists schema_versions (number integer primary key, name text, applied_at text)");
        Execute("insert or ignore into schema_versions values (1, '0001_all', '2026-01-01')");
        Execute("create table if not exists filling (bytes blob)");
        Execute(
            $"insert into filling with recursive n(i) as (select 1 union all select i + 1 from n where i < {rows}) "
            + "select randomblob(4000) from n");
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "chat.db")};Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // Statements of tests.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
