using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Edge.Contracts;

/// <summary>JSON of the wire, of hubs and endpoints alike.</summary>
internal static class WireJson
{
    /// <summary>camelCase; what is null is left out; texts are clean.</summary>
    public static void Set(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new TextConverter());
    }
}
