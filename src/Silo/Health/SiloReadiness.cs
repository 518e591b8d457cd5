using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansChat.Silo.Health;

/// <summary>Healthy while this silo is an active member of its cluster.</summary>
internal sealed class SiloReadiness(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = oracle.CurrentStatus;
        return Task.FromResult(
            HealthParts.Result(("silo", status == SiloStatus.Active ? null : JsonNamingPolicy.CamelCase.ConvertName(status.ToString()))));
    }
}
