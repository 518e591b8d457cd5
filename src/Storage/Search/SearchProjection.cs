using System.Data.Common;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;
using OrleansChat.Hosting;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// Brings what was written into the index, a moment later and beside the writers. Every silo does: what one has taken, the others leave.
/// </summary>
internal sealed partial class SearchProjection(
    SearchIndex index,
    SearchableChats chats,
    SearchSignal signal,
    ChatDatabase database,
    SearchTiming timing,
    TimeProvider time,
    ILogger<SearchProjection> logger) : EnduringService(time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly LongChats _long = new(time);

    protected override async Task Work(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                // What changes again meanwhile waits for the next time.
                while (await index.TakeChanged(Build, _long.Pausing(), stopping) >= index.Many)
                    stopping.ThrowIfCancellationRequested();
            }
            catch (DbException fault) when (database.IsTransient(fault))
            {
                // What was taken is as it was.
                LogWaiting(logger, fault);
                await Task.Delay(timing.AfterFault, _time, stopping);
                continue;
            }

            await signal.Wait(_long.Next(timing.Unasked), _time, stopping);
            await Task.Delay(timing.Pause, _time, stopping);
        }
    }

    private async Task<IReadOnlyList<SearchDocument>> Build(IReadOnlyList<SessionId> sessions, CancellationToken cancellation)
    {
        var built = await chats.Build(sessions, cancellation);
        _long.Add(built);
        return built;
    }

    [LoggerMessage(
        LogEvents.SearchProjectionWaiting, LogLevel.Warning, "The search waits for the database; what is written now is found later")]
    private static partial void LogWaiting(ILogger logger, Exception fault);
}

/// <summary>When the projection looks.</summary>
internal sealed record SearchTiming
{
    /// <summary>A chat in which much is written is indexed once in this time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For what a process wrote that is gone.</summary>
    public TimeSpan Unasked { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan AfterFault { get; init; } = TimeSpan.FromSeconds(5);
}
