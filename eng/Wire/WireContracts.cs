using System.Reflection;
using System.Text.Json;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Wire;

/// <summary>A field of a payload, or a parameter of a hub's method.</summary>
internal sealed record WireField(string Name, Type Type, bool Optional, OneOfAttribute? OneOf, BoundsAttribute? Bounds, string Words);

/// <summary>A method of a hub, or a push. No answer: nobody waits for one.</summary>
internal sealed record WireMethod(string Name, IReadOnlyList<WireField> Parameters, Type? Answer, string Words);

/// <summary>The contracts of the wire as reflection finds them.</summary>
internal static class WireContracts
{
    public static readonly Type[] Hubs = [typeof(IVisitorHub), typeof(IVisitorClient), typeof(IAgentHub), typeof(IAgentClient)];

    /// <summary>A channel's settings with all their parts: administrators get and send them as they are stored.</summary>
    public static IReadOnlyList<Type> Settings { get; } =
        [.. PartsOf([typeof(VersionedSettings)]).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Every payload, enumerations left out: the public classes of the web front, and the settings.</summary>
    public static IReadOnlyList<Type> Payloads { get; } =
    [
        .. typeof(ProtocolVersion).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: not null, IsClass: true, IsAbstract: false })
            .Concat(Settings).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Payloads that hubs speak in.</summary>
    public static IReadOnlyList<Type> OfHubs { get; } =
    [
        .. PartsOf(Hubs.SelectMany(Methods).SelectMany(method => method.Parameters
            .Select(each => each.Type).Append(method.Answer)).OfType<Type>())
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Those that the interface inherits come first.</summary>
    public static IReadOnlyList<WireMethod> Methods(Type hub) =>
        [.. hub.GetInterfaces().Reverse().Append(hub).SelectMany(face => face.GetMethods()).Select(Describe)];

    public static IReadOnlyList<WireField> Fields(Type payload) =>
        [.. payload.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => Describe(payload, property))];

    /// <summary>The payload whose fields this one has too; null: none.</summary>
    public static Type? Inherited(Type payload) => payload.BaseType is { } parent && IsPayload(parent) ? parent : null;

    /// <summary>Without the list, the question mark and the like around it.</summary>
    public static Type Bare(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsGenericType && bare.GetGenericTypeDefinition() != typeof(IReadOnlyDictionary<,>)
            ? Bare(bare.GetGenericArguments()[^1]) : bare;
    }

    public static bool IsPayload(Type type) =>
        !type.IsEnum && !type.IsGenericParameter && type is { IsClass: true } && type != typeof(string)
            && type.Namespace?.StartsWith("OrleansChat", StringComparison.Ordinal) == true;

    private static WireMethod Describe(MethodInfo method) => new(
        method.Name,
        [.. method.GetParameters().Select(parameter => Describe(method, parameter))],
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : null,
        XmlComments.Of(method));

    private static WireField Describe(MethodInfo method, ParameterInfo parameter) => new(
        parameter.Name!,
        parameter.ParameterType,
        IsNullable(new NullabilityInfoContext().Create(parameter)),
        parameter.GetCustomAttribute<OneOfAttribute>(),
        parameter.GetCustomAttribute<BoundsAttribute>(),
        XmlComments.OfParameter(method, parameter.Name!));

    private static WireField Describe(Type payload, PropertyInfo property)
    {
        var parameter = payload.GetConstructors().SelectMany(made => made.GetParameters())
            .FirstOrDefault(parameter => parameter.Name == property.Name && parameter.ParameterType == property.PropertyType);
        return new(
            Camel(property.Name),
            property.PropertyType,
            IsNullable(new NullabilityInfoContext().Create(property)),
            property.GetCustomAttribute<OneOfAttribute>() ?? parameter?.GetCustomAttribute<OneOfAttribute>(),
            property.GetCustomAttribute<BoundsAttribute>() ?? parameter?.GetCustomAttribute<BoundsAttribute>(),
            XmlComments.Of(property));
    }

    private static bool IsNullable(NullabilityInfo info) => info.Type.IsGenericParameter || info.ReadState == NullabilityState.Nullable;

    private static HashSet<Type> PartsOf(IEnumerable<Type> types)
    {
        var known = new HashSet<Type>();
        var left = new Queue<Type>(types);
        while (left.TryDequeue(out var next))
        {
            if (next.IsGenericType && next.GetGenericTypeDefinition() == typeof(Answer<>))
                left.Enqueue(typeof(RefusalView));
            if (!IsPayload(Bare(next)) || !known.Add(Bare(next)))
                continue;
            foreach (var field in Fields(Bare(next)))
                left.Enqueue(field.Type);
            if (Inherited(Bare(next)) is { } parent)
                left.Enqueue(parent);
        }

        return known;
    }
}
