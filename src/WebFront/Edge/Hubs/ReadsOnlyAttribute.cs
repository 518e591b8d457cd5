using System.Collections.Concurrent;
using System.Reflection;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// The hub method only reads, and takes its time where a silo hangs:
/// a call of it does not wait for the calls before it, and no call waits for it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReadsOnlyAttribute : Attribute
{
    private static readonly ConcurrentDictionary<MethodInfo, bool> Known = new();

    public static bool IsOn(MethodInfo method) => Known.GetOrAdd(method, static known => known.IsDefined(typeof(ReadsOnlyAttribute)));
}
