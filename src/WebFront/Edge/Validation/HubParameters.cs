using System.Collections.Concurrent;
using System.Reflection;

namespace OrleansChat.Edge.Validation;

/// <summary>What a hub method takes.</summary>
/// <param name="Name">As the contract names it.</param>
/// <param name="TakesNull">Values of structs too, which JSON cannot make null.</param>
internal sealed record HubParameters(string Name, bool TakesNull)
{
    private static readonly ConcurrentDictionary<MethodInfo, HubParameters[]> Known = new();

    public static HubParameters[] Of(MethodInfo method) => Known.GetOrAdd(method, static known =>
    {
        var nullability = new NullabilityInfoContext();
        return [.. known.GetParameters().Select(parameter => new HubParameters(
            parameter.Name!, parameter.ParameterType.IsValueType || RequiredMembers.TakesNull(nullability.Create(parameter))))];
    });
}
