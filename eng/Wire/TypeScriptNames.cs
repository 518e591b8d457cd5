using OrleansChat.Edge.Contracts;

namespace OrleansChat.Wire;

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

    /// <summary>The name without type arguments: <c>Answer`1</c> is <c>Answer</c>.</summary>
    public static string Bare(Type type) => type.Name.Split('`')[0];

    public static string Of(WireField field) => field.OneOf is not { } words ? Of(field.Type)
        : !Vocabulary.All.ContainsKey(words.Words) ? throw new NotSupportedException($"{field.Name}: no words are known as {words.Words}.")
        : WireContracts.Bare(field.Type) == field.Type ? words.Words : $"{words.Words}[]";

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
        return WireContracts.Payloads.Contains(type) || (type.IsEnum
            && Vocabulary.All.ContainsKey(type.Name)) ? type.Name : throw Unknown(type);
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
