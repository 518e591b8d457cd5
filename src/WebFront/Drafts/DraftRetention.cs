using OrleansChat.Hosting;

namespace OrleansChat.Drafts;

/// <summary>Forgets drafts that nobody came back to.</summary>
internal sealed class DraftRetention(IDraftStore drafts, TimeProvider time, ILogger<DraftRetention> logger) : EnduringService(time, logger)
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);
    private readonly TimeProvider _time = time;

    protected override async Task Work(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(Look, _time, stopping);
            await drafts.Forget(_time.GetUtcNow() - Kept, stopping);
        }
    }
}
