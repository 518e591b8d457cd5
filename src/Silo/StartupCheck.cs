using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>
/// One condition without which the process must not start. Checked after the database is up to date and before anything else runs:
/// checks are registered after what brings it up to date.
/// </summary>
internal abstract class StartupCheck : LifecycleService
{
    /// <summary>Throws <see cref="Storage.StartRefusedException"/> with what to do.</summary>
    protected abstract Task Check(CancellationToken cancellation);

    public override Task StartingAsync(CancellationToken cancellationToken) => Check(cancellationToken);
}
