using System.Reflection;
using System.Text.Json.Serialization;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Types of events as words of the wire.</summary>
internal static class EventNames
{
    /// <summary>The type of an event that is not for the viewer.</summary>
    public const string Hidden = "hidden";

    private static readonly Dictionary<Type, string> Names = typeof(SessionEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(known => known.DerivedType, known => WireWord.Camel((string)known.TypeDiscriminator!));

    /// <summary>Every type of event that can be in a log.</summary>
    public static IReadOnlyCollection<string> All => Names.Values;

    /// <summary>The stored discriminator in camelCase: <c>messageDeleted</c>.</summary>
    public static string Of(SessionEvent body) => Names[body.GetType()];
}
