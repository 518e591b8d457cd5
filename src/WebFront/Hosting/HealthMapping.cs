using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansChat.Readiness;
using OrleansChat.Silo.Health;

namespace OrleansChat.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database
/// can be read and written, the cluster answers, and the process is not stopping.
/// </summary>
internal static class HealthMapping
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<ClusterCheck>();
        services.AddHealthChecks().AddCheck<StoppingCheck>("process").AddDatabaseParts().AddCheck<ClusterCheck>("cluster");
    }

    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapHealthParts();

    private sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthParts.Result(("process", lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : null)));
    }

    private sealed class ClusterCheck(IGrainFactory grains, TimeProvider time) : IHealthCheck
    {
        private const string Answers = "";
        private const string NoAnswer = "noAnswer";

        private readonly SingleFlightCheck<string> _look = new(cancellation => Look(grains, cancellation), NoAnswer, time);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            HealthParts.Result(("cluster", await _look.Ask() is { Length: > 0 } reason ? reason : null));

        private static async Task<string> Look(IGrainFactory grains, CancellationToken cancellation)
        {
            try
            {
                await grains.MembershipWatch().MembershipVersion().WaitAsync(cancellation);
                return Answers;
            }
            catch (Exception)
            {
                // Whatever it is, the cluster gave no answer; those whose calls fail write down why.
                return NoAnswer;
            }
        }
    }
}
