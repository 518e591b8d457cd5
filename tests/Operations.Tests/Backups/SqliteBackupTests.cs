using System.Runtime.Versioning;
using OrleansChat.Operations.Installations;

namespace OrleansChat.Operations.Backups;

[UnsupportedOSPlatform("windows")]
public sealed class SqliteBackupTests : BackupTests
{
    private string Data => Path.Combine(Folder, "data");

    protected override Task<Installation> Make() => Installation.OneMachine(Data).Start();

    protected override Task<Installation> Restore()
    {
        var other = Directory.CreateDirectory(Path.Combine(Folder, "other"));
        File.Copy(Copy, Path.Combine(other.FullName, "chat.db"));
        File.Copy(Path.Combine(Data, "chat.keys.pfx"), Path.Combine(other.FullName, "chat.keys.pfx"));
        return Installation.OneMachine(other.FullName).Start();
    }
}
