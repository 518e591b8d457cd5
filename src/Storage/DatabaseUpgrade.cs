using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Databases;

namespace OrleansChat.Storage;

/// <summary>Creates or upgrades the schema; every process calls it at start, before Orleans starts.</summary>
public static class DatabaseUpgrade
{
    /// <summary>
    /// Safe to call from several processes at once, and on a database that is up to date; waits for one that is away. Throws
    /// <see cref="StartRefusedException"/> when the database is newer than the program, or does not let it in.
    /// </summary>
    public static Task Run(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<RetryingSchemaUpgrader>().Await(cancellation);
}
