using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>Calls to grains over a cluster that may be changing: what can be repeated is repeated before anybody hears of it.</summary>
internal sealed partial class GrainCalls(TimeProvider time, ILogger<GrainCalls> logger)
{
    private const int Attempts = 3;

    /// <summary>A command with a message id, or a read: doing it twice does no harm.</summary>
    public async Task<Result<T>> Repeat<T>(Func<Task<Result<T>>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await RepeatValue(call);
            if (result.Refusal?.Code != RefusalCodes.Fenced || attempt == Attempts)
                return result;
            await Task.Delay(result.Refusal.RetryAfter ?? Pause(attempt), time);
        }
    }

    /// <summary>The same for calls that answer a plain value. Throws the last fault when no attempt worked.</summary>
    public async Task<T> RepeatValue<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception fault) when (attempt < Attempts && ClusterFaults.IsPassing(fault))
            {
                LogRepeating(logger, attempt, fault.GetType().Name);
            }

            await Task.Delay(Pause(attempt), time);
        }
    }

    /// <summary>Spread, so that many callers do not come back at once.</summary>
    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(100 * attempt * (0.5 + Random.Shared.NextDouble()));

    [LoggerMessage(LogLevel.Debug, "Attempt {Attempt} of a grain call failed with {Fault}; repeating")]
    private static partial void LogRepeating(ILogger logger, int attempt, string fault);
}
