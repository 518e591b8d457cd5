using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace OrleansChat.Cluster;

/// <summary>
/// What nobody waits for any more is not done: a call that comes after its <see cref="CallDeadline"/> is answered with a time-out,
/// which means "not now" to whoever should still be there. Notices (one-way calls) have no deadline.
/// </summary>
internal sealed partial class DeadlineFilter(IOptions<DeadlineOptions> options, TimeProvider time, ILogger<DeadlineFilter> logger)
    : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<MethodInfo, bool> Passing = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (CallDeadline.Current is not { } deadline)
            return context.Invoke();
        var method = context.InterfaceMethod;
        var isNotice = method.IsDefined(typeof(OneWayAttribute));
        var late = time.GetUtcNow() - deadline;
        if (late > options.Value.ClockTolerance && !isNotice)
        {
            LogTooLate(logger, context.InterfaceName, context.MethodName, late);
            throw new TimeoutException("Nobody waits for this call any more.");
        }

        if (isNotice || !Passing.GetOrAdd(method, static known => known.IsDefined(typeof(PassesDeadlineAttribute))))
            CallDeadline.Clear();
        return context.Invoke();
    }

    [LoggerMessage(
        LogEvents.DeadlineFilterTooLate,
        LogLevel.Warning,
        "{Grain}.{Method} came {Late} after its caller gave up and was not carried out: this silo or its network hung, or clocks differ")]
    private static partial void LogTooLate(ILogger logger, string? grain, string? method, TimeSpan late);
}

/// <summary>How late a call may come.</summary>
public sealed class DeadlineOptions
{
    public const string Section = "Chat:Deadlines";

    /// <summary>How far the clocks of the machines may differ. A silo whose clock is further ahead takes no calls.</summary>
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromSeconds(5);
}
