using OrleansChat.Hosting;

namespace OrleansChat.Silo.Health;

/// <summary>
/// Answers at the process' web addresses from its first moment until its own web server listens, which is only after database and cluster
/// are there: <c>/health/live</c> with 200, all else with "not yet". A port that is taken ends the start before the process joins anything.
/// </summary>
internal sealed class EarlyHealth(IConfiguration configuration, EarlyListener listener) : LifecycleService, IAsyncDisposable
{
    private const int RetrySeconds = 2;
    private WebApplication? _app;

    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(configuration.GetSection("Kestrel"));
            listener.Listen(kestrel);
        });
        builder.Services.AddSingleton<IHostLifetime, NullLifetime>();
        _app = builder.Build();
        _app.Run(Answer);
        await _app.StartAsync(cancellationToken);
    }

    /// <summary>The process' own server comes next.</summary>
    public async Task Close()
    {
        if (_app is not { } app)
            return;
        _app = null;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await Close();

    private static Task Answer(HttpContext http)
    {
        if (http.Request.Path == "/health/live")
            return http.Response.WriteAsync("Healthy");
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = $"{RetrySeconds}";
        return http.Response.WriteAsync("starting");
    }

    /// <summary>Signals are the business of the process itself.</summary>
    private sealed class NullLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Where to listen besides the addresses in the configuration.</summary>
internal sealed record EarlyListener(Action<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions> Listen);

/// <summary>Registered last of all: ASP.NET Core starts its own server after this.</summary>
internal sealed class EarlyHealthEnd(EarlyHealth early) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => early.Close();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
