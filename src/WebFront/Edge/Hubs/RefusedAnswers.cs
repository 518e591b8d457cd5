using System.Collections.Concurrent;
using System.Reflection;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>Refusals in the answer type of any hub method.</summary>
internal static class RefusedAnswers
{
    private static readonly MethodInfo Open =
        typeof(RefusedAnswers).GetMethod(nameof(Make), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly ConcurrentDictionary<Type, Func<Refusal, object>?> Makers = new();

    /// <summary>Null for methods that answer nothing.</summary>
    public static object? For(MethodInfo method, Refusal refusal) =>
        Makers.GetOrAdd(method.ReturnType, MakerOf)?.Invoke(refusal);

    private static Func<Refusal, object>? MakerOf(Type task) => task.IsGenericType
        ? Open.MakeGenericMethod(task.GetGenericArguments()[0].GetGenericArguments()[0]).CreateDelegate<Func<Refusal, object>>()
        : null;

    private static Answer<T> Make<T>(Refusal refusal)
        where T : class => Answers.Refused<T>(refusal);
}
