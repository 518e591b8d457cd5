using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansChat.Silo.Health;

namespace OrleansChat.Silo;

/// <summary>The first and the last of what a process starts.</summary>
public static partial class ChatSilo
{
    /// <summary>Before every other part is registered.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="listen">Where it listens besides the addresses in the configuration.</param>
    public static void OpenEarlyHealth(this IHostApplicationBuilder builder, Action<KestrelServerOptions>? listen = null)
    {
        builder.Services.AddSingleton(new EarlyListener(listen ?? (static _ => { })));
        builder.Services.AddSingleton<EarlyHealth>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<EarlyHealth>());
    }

    /// <summary>After every other part is registered.</summary>
    public static void CloseEarlyHealth(this IHostApplicationBuilder builder) => builder.Services.AddHostedService<EarlyHealthEnd>();
}
