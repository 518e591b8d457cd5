using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansChat.Readiness;

namespace OrleansChat.Silo.Health;

/// <summary>Healthy while the database can be read and written.</summary>
internal sealed class DatabaseCheck(DatabaseReadiness database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await database.Ask();
        return HealthParts.Result(("databaseRead", state.Read), ("databaseWrite", state.Write));
    }
}
