using OrleansChat.Storage;

namespace OrleansChat.Hosting;

/// <summary>Brings the database up to date before anything else of the process starts.</summary>
internal sealed class DatabaseMigration(IServiceProvider services) : LifecycleService
{
    public override Task StartingAsync(CancellationToken cancellationToken) => DatabaseUpgrade.Run(services, cancellationToken);
}
