using System.Reflection;
using System.Text.Json;
using OrleansChat.Channels;
using OrleansChat.Protocol;

namespace OrleansChat.Contracts;

/// <summary>How C# types of the wire are called in TypeScript.</summary>
internal static class TypeScriptNames
{
    private static readonly Dictionary<Type, string> Plain = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "number",
        [typeof(long)] = "number",
        [typeof(double)] = "number",
        [typeof(DateTimeOffset)] = "string",
        [typeof(TimeSpan)] = "string",
        [typeof(TimeOnly)] = "string",
        [typeof(DateOnly)] = "string",
        [typeof(Guid)] = "string",
    };

    /// <summary>A channel's settings with all their parts: administrators get and send them as they are stored.</summary>
    public static IReadOnlyCollection<Type> Settings { get; } = PartsOf(typeof(VersionedSettings), []);

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The name without type arguments: <c>Answer`1</c> is <c>Answer</c>.</summary>
    public static string Bare(Type type) => type.Name.Split('`')[0];

    public static string Of(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (Plain.TryGetValue(type, out var plain))
            return plain;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying);
        if (type.IsGenericType)
            return Generic(type);
        return type.Namespace == typeof(Done).Namespace || Settings.Contains(type) ? type.Name : throw Unknown(type);
    }

    /// <summary>What a hub method promises.</summary>
    public static string Promise(Type task) =>
        task.IsGenericType ? $"Promise<{Of(task.GetGenericArguments()[0])}>" : "Promise<void>";

    public static bool IsNullable(NullabilityInfo info) =>
        info.Type.IsGenericParameter || info.ReadState == NullabilityState.Nullable;

    private static HashSet<Type> PartsOf(Type type, HashSet<Type> known)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsGenericType)
            return PartsOf(bare.GetGenericArguments()[0], known);
        if (Plain.ContainsKey(bare) || !known.Add(bare) || bare.IsEnum)
            return known;
        foreach (var property in bare.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            PartsOf(property.PropertyType, known);
        return known;
    }

    private static string Generic(Type type)
    {
        var arguments = type.GetGenericArguments().Select(Of).ToArray();
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return $"{arguments[0]}[]";
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return $"Record<{arguments[0]}, {arguments[1]}>";
        return type.GetGenericTypeDefinition() == typeof(Answer<>) ? $"Answer<{arguments[0]}>" : throw Unknown(type);
    }

    private static NotSupportedException Unknown(Type type) => new($"No TypeScript form is defined for {type}.");
}
