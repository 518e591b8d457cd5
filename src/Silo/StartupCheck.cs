namespace OrleansChat.Silo;

/// <summary>
/// One condition without which the process must not start. Checked after the database is up to date and before anything else runs:
/// checks are registered after what brings it up to date.
/// </summary>
internal abstract class StartupCheck : IHostedLifecycleService
{
    /// <summary>Throws <see cref="Storage.StartRefusedException"/> with what to do.</summary>
    protected abstract Task Check(CancellationToken cancellation);

    public Task StartingAsync(CancellationToken cancellationToken) => Check(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
