using System.Runtime.Versioning;
using OrleansChat.Clients;
using OrleansChat.Operations.Installations;

namespace OrleansChat.Operations.Backups;

/// <summary>A backup is taken while people write, put back in another place as the guide says, and started there.</summary>
[UnsupportedOSPlatform("windows")]
public abstract class BackupTests : IAsyncLifetime
{
    private const int Visitors = 4;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-backup-");

    protected string Folder => _folder.FullName;

    protected string Copy => Path.Combine(Folder, "backup", "chat.copy");

    public virtual Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        return Task.CompletedTask;
    }

    public virtual Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Backup_WhilePeopleWrite_HasAllThatWasAcknowledgedBefore()
    {
        await using var server = await Make();
        await using var agent = await AgentClient.Open(server.Site, await server.Administrator());
        await agent.Hello();
        await agent.SetPresence("present");
        var writing = await Task.WhenAll(Enumerable.Range(1, Visitors).Select(number => Writing.Start(server.Site, $"Visitor {number}")));
        await All(writing, visitor => visitor.GoesOn(20));

        var before = writing.Select(visitor => visitor.Acknowledged).ToArray();
        var backup = await server.Run("backup", "--to", Copy);
        Assert.True(backup.Code == 0, backup.Errors);
        Assert.Contains("read back and found good", backup.Output, StringComparison.Ordinal);
        await All(writing, visitor => visitor.GoesOn(20));
        await All(writing, visitor => visitor.Stop());

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        Assert.Equal([Copy], Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!));
        Assert.Equal(0, await server.Process.Terminate());
        await using var restored = await Restore();
        foreach (var (visitor, acknowledged) in writing.Zip(before))
            StoredLog.Has(await StoredLog.Read(restored.Site, visitor.Token), acknowledged);
        await All(writing, visitor => visitor.DisposeAsync().AsTask());
    }

    /// <summary>A new installation, running.</summary>
    protected abstract Task<Installation> Make();

    /// <summary>Another one, running, with the copy as its database.</summary>
    protected abstract Task<Installation> Restore();

    private static Task All(IEnumerable<Writing> writing, Func<Writing, Task> act) => Task.WhenAll(writing.Select(act));
}
