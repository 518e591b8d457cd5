using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.Edge.Hubs;

/// <summary>The id under which a call may be sent again: an argument of that name, or a part of one.</summary>
internal static class CallIds
{
    private const string Name = "MessageId";

    private static readonly ConcurrentDictionary<MethodInfo, Func<IReadOnlyList<object?>, string?>> Readers = new();

    /// <summary>Null: calls of this method have none, or the caller gave none.</summary>
    public static string? Of(HubInvocationContext call) => Readers.GetOrAdd(call.HubMethod, ReaderOf)(call.HubMethodArguments);

    private static Func<IReadOnlyList<object?>, string?> ReaderOf(MethodInfo method)
    {
        foreach (var parameter in method.GetParameters())
        {
            var at = parameter.Position;
            if (string.Equals(parameter.Name, Name, StringComparison.OrdinalIgnoreCase))
                return arguments => arguments[at] as string;
            if (parameter.ParameterType.GetProperty(Name) is { } part && part.PropertyType == typeof(string))
                return arguments => arguments[at] is { } known ? part.GetValue(known) as string : null;
        }

        return static _ => null;
    }
}
