using System.Globalization;

namespace OrleansChat.Cluster;

/// <summary>
/// Until when somebody waits for the answer of a grain call, by the silos' clock as the process that made the first call
/// knows it. Travels with the call (<see cref="RequestContext"/>): a message that waited in a silo that hung would else
/// be carried out long after its caller has gone, because Orleans' own time-out begins anew when the message is read.
/// </summary>
public static class CallDeadline
{
    private const string Key = "chat.deadline";

    /// <summary>Null: nobody set one, as for what the silos do by themselves.</summary>
    public static DateTimeOffset? Current => RequestContext.Get(Key) is string ticks
        ? new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero)
        : null;

    /// <summary>For the calls that the current method makes from now on.</summary>
    public static void Set(DateTimeOffset at) => RequestContext.Set(Key, at.UtcTicks.ToString(CultureInfo.InvariantCulture));

    public static void Clear() => RequestContext.Remove(Key);
}

/// <summary>
/// The grain calls that this method makes serve its caller only: its deadline is theirs. Other methods start without one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PassesDeadlineAttribute : Attribute;
