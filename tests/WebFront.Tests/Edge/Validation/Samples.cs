using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansChat.Accounts.SignIn;

namespace OrleansChat.Edge.Validation;

/// <summary>JSON of the form that a contract has, from its types.</summary>
internal static class Samples
{
    private static readonly Assembly[] Own =
        [typeof(Samples).Assembly, typeof(SignInRequest).Assembly, typeof(Channels.ChannelSettings).Assembly];

    /// <summary>Every member is there; each text is <paramref name="text"/>, each list has <paramref name="items"/> items.</summary>
    public static JsonNode? Of(Type type, string text = "x", int items = 1)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return text;
        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            var item = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[^1];
            return new JsonArray([.. Enumerable.Range(0, items).Select(_ => Of(item, text, items))]);
        }

        if (type.IsEnum || type.IsValueType || !Own.Contains(type.Assembly))
            return JsonSerializer.SerializeToNode(
                type == typeof(int) || type == typeof(long) ? 1 : Activator.CreateInstance(type), JsonSerializerOptions.Web);
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.SetMethod is not null);
        return new JsonObject(members.Select(member =>
            KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(member.Name), Of(member.PropertyType, text, items))));
    }

    /// <summary>Every member and item, as the way to it from the root.</summary>
    public static IEnumerable<object[]> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Key, member.Value)),
        JsonArray list => list.SelectMany((item, at) => Below(at, item)),
        _ => [],
    };

    /// <summary>A copy with null in that place.</summary>
    public static JsonNode WithNull(JsonNode root, object[] place)
    {
        var copy = root.DeepClone();
        var node = copy;
        foreach (var step in place[..^1])
            node = step is int at ? node![at] : node![(string)step];
        if (place[^1] is int last)
            node![last] = null;
        else
            node![(string)place[^1]] = null;
        return copy;
    }

    private static IEnumerable<object[]> Below(object step, JsonNode? node) =>
        [[step], .. Places(node).Select(place => (object[])[step, .. place])];
}
