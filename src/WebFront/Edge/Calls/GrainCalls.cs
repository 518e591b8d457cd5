using OrleansChat.Cluster;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;

namespace OrleansChat.Edge.Calls;

/// <summary>Calls to grains over a cluster that may be changing: what can be repeated is repeated before anybody hears of it.</summary>
internal sealed partial class GrainCalls(
    ClusterChanges changes, ClusterClock clock, FrontSettings settings, TimeProvider time, ILogger<GrainCalls> logger)
{
    private const int Attempts = 3;

    /// <summary>Until when a new attempt is made: a killed silo is out of the way after 1 to 2 s, a hung one after 5 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Until when attempts wait for an answer: browsers give up on a call a second later.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(Heartbeats.AnswerSeconds - 1);

    /// <summary>A silo in this process hears itself that another one died, and fails the calls to it.</summary>
    private readonly bool _outside = settings.Mode == FrontMode.Separate;

    /// <summary>A command with a message id, or a read: doing it twice does no harm.</summary>
    public async Task<Result<T>> Repeat<T>(Func<Task<Result<T>>> call)
    {
        var began = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var result = await RepeatValue(call, began);
            if (!IsElsewhere(result.Refusal) || attempt == Attempts || time.GetElapsedTime(began) >= Patience)
                return result;
            await Task.Delay(result.Refusal!.RetryAfter ?? Pause(attempt), time);
        }
    }

    /// <summary>The same for calls that answer nothing.</summary>
    public Task Repeat(Func<Task> call) => RepeatValue(async () =>
    {
        await call();
        return true;
    });

    /// <summary>The same for calls that answer a plain value. Throws the last fault when no attempt worked.</summary>
    public Task<T> RepeatValue<T>(Func<Task<T>> call) => RepeatValue(call, time.GetTimestamp());

    /// <summary>No attempt is carried out after this front has given up: a copy may wait in a silo that hangs.</summary>
    private async Task<T> RepeatValue<T>(Func<Task<T>> call, long began)
    {
        CallDeadline.Set(clock.Now + Left(began));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = call();
                // The first attempt has the time-out of the call itself.
                if (attempt > 1)
                    answer = answer.WaitAsync(Left(began), time);
                if (await IsAnswered(answer))
                    return await answer;
                LogOvertaken(logger, attempt);
            }
            catch (Exception fault) when (ClusterFaults.IsPassing(fault) && MayRepeat(fault, attempt, time.GetElapsedTime(began)))
            {
                LogRepeating(logger, attempt, fault.GetType().Name);
            }

            await Task.Delay(Pause(attempt), time);
        }
    }

    /// <summary>False: the cluster changed meanwhile, and the answer may never come.</summary>
    private async ValueTask<bool> IsAnswered(Task answer)
    {
        if (!_outside || answer.IsCompleted)
            return true;
        using var change = changes.Next();
        if (await Task.WhenAny(answer, change.Task) == answer)
            return true;
        _ = Ignore(answer);
        return false;
    }

    /// <summary>Another activation has the session, or another silo must have it: the next attempt finds it.</summary>
    private static bool IsElsewhere(Refusal? refusal) => refusal?.Code is RefusalCodes.Fenced or RefusalCodes.ClusterUnavailable;

    private TimeSpan Left(long began)
    {
        var left = Limit - time.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static async Task Ignore(Task answer) => await answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>The database was waited for already, where it was asked.</summary>
    private static bool MayRepeat(Exception fault, int attempt, TimeSpan elapsed) =>
        ClusterFaults.IsStorage(fault) ? attempt < Attempts : elapsed < Patience;

    /// <summary>Spread, so that many callers do not come back at once.</summary>
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(100 * Math.Min(attempt, 4) * (0.5 + Random.Shared.NextDouble()));

    [LoggerMessage(LogEvents.GrainCallsRepeating, LogLevel.Debug, "Attempt {Attempt} of a grain call failed with {Fault}; repeating")]
    private static partial void LogRepeating(ILogger logger, int attempt, string fault);

    [LoggerMessage(
        LogEvents.GrainCallsOvertaken,
        LogLevel.Debug,
        "Attempt {Attempt} of a grain call was under way when the cluster changed; repeating")]
    private static partial void LogOvertaken(ILogger logger, int attempt);
}
