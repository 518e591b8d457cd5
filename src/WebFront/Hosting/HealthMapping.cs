using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansChat.Storage;
using OrleansChat.Telemetry;

namespace OrleansChat.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers, the cluster answers, and the
/// process is not stopping.
/// </summary>
internal static class HealthMapping
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<StoppingCheck>("stopping")
        .AddCheck<DatabaseCheck>("database", timeout: Patience)
        .AddCheck<ClusterCheck>("cluster", timeout: Patience);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthAnswer.Write });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthAnswer.Write });
    }

    private sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("stopping")
                : HealthCheckResult.Healthy());
    }

    private sealed class DatabaseCheck(ChatDbContext database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await database.Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("the database does not answer");
    }

    private sealed class ClusterCheck(IGrainFactory grains) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await grains.ClusterPulse().MembershipVersion().WaitAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception away)
            {
                return HealthCheckResult.Unhealthy("the cluster does not answer", away);
            }
        }
    }
}
