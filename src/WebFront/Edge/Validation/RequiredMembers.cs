using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using OrleansChat.Results;

namespace OrleansChat.Edge.Validation;

/// <summary>
/// Finds nulls where a contract has none: JSON can have null everywhere, and C# notices only later, wherever the value is used first.
/// What a contract may leave out is nullable there.
/// </summary>
internal static class RequiredMembers
{
    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();
    private static readonly Assembly[] Contracts = [typeof(RequiredMembers).Assembly, typeof(Refusal).Assembly];

    /// <summary>
    /// The path of the first null that the contract does not have, as <c>look.badge</c> or <c>channels[0]</c>; null: there is none.
    /// </summary>
    public static string? FindNull(object? value) => value is null ? null : Walk(value, "");

    /// <summary>
    /// What is public in the web front is a contract, and so are the settings of channels, which the grains' contracts have.
    /// </summary>
    public static bool IsContract(Type type) => type is { IsClass: true, IsPublic: true } && Contracts.Contains(type.Assembly);

    /// <summary>Whether a parameter or property takes null.</summary>
    public static bool TakesNull(NullabilityInfo nullability) => nullability.WriteState != NullabilityState.NotNull;

    private static string? Walk(object value, string path)
    {
        if (value is string)
            return null;
        if (value is IDictionary)
            return null;
        if (value is IEnumerable items)
            return WalkItems(items, path, itemsTakeNull: false);
        var shape = Shapes.GetOrAdd(value.GetType(), Shape.Of);
        foreach (var member in shape.Members)
        {
            var inner = member.Property.GetValue(value);
            var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (inner is null && !member.TakesNull)
                return name;
            var missing = inner is IEnumerable list and not string and not IDictionary
                ? WalkItems(list, name, member.ItemsTakeNull)
                : inner is null || !member.Deep ? null : Walk(inner, name);
            if (missing is not null)
                return missing;
        }

        return null;
    }

    private static string? WalkItems(IEnumerable items, string path, bool itemsTakeNull)
    {
        var at = 0;
        foreach (var item in items)
        {
            var missing = item is null ? (itemsTakeNull ? null : $"{path}[{at}]") : Walk(item, $"{path}[{at}]");
            if (missing is not null)
                return missing;
            at++;
        }

        return null;
    }

    private sealed record Member(PropertyInfo Property, string Name, bool TakesNull, bool ItemsTakeNull, bool Deep);

    private sealed record Shape(Member[] Members)
    {
        private static readonly Shape None = new([]);

        public static Shape Of(Type type)
        {
            if (!Contracts.Contains(type.Assembly) || type.IsEnum)
                return None;
            var nullability = new NullabilityInfoContext();
            return new([.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is not null && property.GetIndexParameters().Length == 0)
                .Where(property => !property.PropertyType.IsValueType || Contracts.Contains(property.PropertyType.Assembly))
                .Select(property => Of(property, nullability.Create(property)))]);
        }

        private static Member Of(PropertyInfo property, NullabilityInfo nullability) => new(
            property,
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property.PropertyType.IsValueType || RequiredMembers.TakesNull(nullability),
            (nullability.ElementType ?? nullability.GenericTypeArguments.FirstOrDefault()) is { } items && RequiredMembers.TakesNull(items),
            Contracts.Contains(property.PropertyType.Assembly) && !property.PropertyType.IsEnum);
    }
}
