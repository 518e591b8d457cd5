using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansChat.Channels;

/// <summary>A choice in a channel's settings is a camelCase word in JSON, stored and on the wire: <c>firstNameOnly</c>.</summary>
public sealed class SettingWord<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
