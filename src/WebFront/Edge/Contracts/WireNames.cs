using System.Collections.Concurrent;
using System.Text.Json;

namespace OrleansChat.Edge.Contracts;

/// <summary>Enum values as words of the wire.</summary>
internal static class WireNames
{
    private static readonly ConcurrentDictionary<Enum, string> Values = new();

    /// <summary>camelCase: <c>CustomerLast</c> is <c>customerLast</c>.</summary>
    public static string Of(Enum value) =>
        Values.GetOrAdd(value, static known => Camel(known.ToString()));

    /// <summary>A name of C# as a word of the wire.</summary>
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The single flags that are set, each as a word.</summary>
    public static IReadOnlyList<string> OfFlags<T>(T flags)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(flag => IsSingle(flag) && flags.HasFlag(flag)).Select(flag => Of(flag))];

    private static bool IsSingle<T>(T flag)
        where T : struct, Enum => System.Numerics.BitOperations.IsPow2(Convert.ToInt32(flag, null));
}
