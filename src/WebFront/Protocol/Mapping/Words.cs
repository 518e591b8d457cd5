using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansChat.Sessions;

namespace OrleansChat.Protocol;

/// <summary>Enum values and event types as words of the wire.</summary>
internal static class Words
{
    private static readonly ConcurrentDictionary<Enum, string> Values = new();

    private static readonly Dictionary<Type, string> Events = typeof(SessionEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(known => known.DerivedType, known => (string)known.TypeDiscriminator!);

    /// <summary>camelCase: <c>CustomerLast</c> is <c>customerLast</c>.</summary>
    public static string Of(Enum value) =>
        Values.GetOrAdd(value, static known => JsonNamingPolicy.CamelCase.ConvertName(known.ToString()));

    /// <summary>The single flags that are set, each as a word.</summary>
    public static IReadOnlyList<string> OfFlags<T>(T flags)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(flag => IsSingle(flag) && flags.HasFlag(flag)).Select(flag => Of(flag))];

    /// <summary>The stored discriminator.</summary>
    public static string Of(SessionEvent body) => Events[body.GetType()];

    private static bool IsSingle<T>(T flag)
        where T : struct, Enum => System.Numerics.BitOperations.IsPow2(Convert.ToInt32(flag, null));
}
