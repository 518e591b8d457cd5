using System.Runtime.Versioning;
using OrleansChat.Operations.Installations;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Operations.Backups;

[UnsupportedOSPlatform("windows")]
public sealed class PostgreSqlBackupTests : BackupTests
{
    private PostgreSqlServer _server = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _server = await PostgreSqlServer.Shared();
    }

    protected override async Task<Installation> Make() => await Installation.Member(await _server.CreateDatabase()).Start();

    protected override async Task<Installation> Restore()
    {
        var database = await _server.CreateDatabase();
        await PostgreSqlRestore.Into(database, Copy);
        return await Installation.Member(database).Start();
    }
}
