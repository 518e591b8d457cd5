using System.Globalization;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Wire;

/// <summary>How types are called in docs/protocol.md.</summary>
internal static class TypeWords
{
    private static readonly Dictionary<Type, string> Plain = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "integer",
        [typeof(long)] = "integer",
        [typeof(double)] = "number",
        [typeof(DateTimeOffset)] = "time",
        [typeof(TimeSpan)] = "duration",
        [typeof(TimeOnly)] = "clock time",
        [typeof(DateOnly)] = "date",
        [typeof(Guid)] = "id",
    };

    /// <summary>With its bounds, for a table.</summary>
    public static string Of(WireField field)
    {
        var name = Bare(field);
        var words = Plain.ContainsValue(name.Replace("[]", "", StringComparison.Ordinal)) || name.StartsWith("map",
            StringComparison.Ordinal) ? name : $"`{name}`";
        return field.Bounds is { } bounds ? $"{words}, {Range(bounds, field.Type)}" : words;
    }

    /// <summary>Without bounds.</summary>
    public static string Bare(WireField field) =>
        field.OneOf is { } words ? field.Type == WireContracts.Bare(field.Type) ? words.Words : $"{words.Words}[]"
        : field.Type == typeof(string) && (field.Name == "id" || field.Name.EndsWith("Id", StringComparison.Ordinal)) ? "id"
        : Of(field.Type);

    public static string Of(Type type)
    {
        if (Plain.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var plain))
            return plain;
        if (!type.IsGenericType)
            return type.Name;
        var arguments = type.GetGenericArguments();
        return type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? $"map of {Of(arguments[1])}"
            : type.GetGenericTypeDefinition() == typeof(Answer<>) ? $"Answer of {Of(arguments[0])}"
            : Nullable.GetUnderlyingType(type) is { } underlying ? Of(underlying)
            : $"{Of(arguments[0])}[]";
    }

    private static string Range(BoundsAttribute bounds, Type type)
    {
        var (least, most) = (Number(bounds.Least), Number(bounds.Most));
        var unit = type == typeof(string) ? " characters" : type.IsGenericType
            && Nullable.GetUnderlyingType(type) is null ? " elements" : "";
        return bounds.Least == bounds.Most ? $"{most}{unit}" : $"{least} to {most}{unit}";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
