using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrleansChat.Telemetry;

/// <summary>Puts <see cref="FoldingLoggerFactory"/> between everything that logs and every place that logs go to.</summary>
internal static class LogFolding
{
    public static void AddLogFolding(this IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(
        static provider => new FoldingLoggerFactory(
            new LoggerFactory(
                provider.GetServices<ILoggerProvider>(),
                provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                provider.GetRequiredService<IOptions<LoggerFactoryOptions>>(),
                provider.GetService<IExternalScopeProvider>()),
            provider.GetService<TimeProvider>() ?? TimeProvider.System)));
}
