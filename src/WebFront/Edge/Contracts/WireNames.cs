using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Edge.Contracts;

/// <summary>Enum values and event types as words of the wire.</summary>
internal static class WireNames
{
    /// <summary>The type of an event that is not for the reader.</summary>
    public const string Hidden = "hidden";

    private static readonly ConcurrentDictionary<Enum, string> Values = new();

    private static readonly Dictionary<Type, string> Events = typeof(SessionEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(known => known.DerivedType, known => WireWord.Camel((string)known.TypeDiscriminator!));

    /// <summary>Every type of event that can be in a log.</summary>
    public static IReadOnlyCollection<string> EventTypes => Events.Values;

    /// <summary>camelCase: <c>CustomerLast</c> is <c>customerLast</c>.</summary>
    public static string Of(Enum value) =>
        Values.GetOrAdd(value, static known => Camel(known.ToString()));

    /// <summary>A name of C# as a word of the wire.</summary>
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The single flags that are set, each as a word.</summary>
    public static IReadOnlyList<string> OfFlags<T>(T flags)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(flag => IsSingle(flag) && flags.HasFlag(flag)).Select(flag => Of(flag))];

    /// <summary>The stored discriminator in camelCase: <c>messageDeleted</c>.</summary>
    public static string Of(SessionEvent body) => Events[body.GetType()];

    private static bool IsSingle<T>(T flag)
        where T : struct, Enum => System.Numerics.BitOperations.IsPow2(Convert.ToInt32(flag, null));
}
