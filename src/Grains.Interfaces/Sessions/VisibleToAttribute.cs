using System.Collections.Concurrent;
using System.Reflection;

namespace OrleansChat.Sessions;

/// <summary>
/// Who may see what an event or a message says. Agents who read the log see its seq and its time all the same; visitors see nothing of
/// what is not theirs, and count without it.
/// </summary>
[Flags]
public enum Viewers
{
    Nobody = 0,

    /// <summary>The visitor whose chat it is.</summary>
    Visitor = 1,

    /// <summary>Agents who may read the chat.</summary>
    Agents = 2,

    Everybody = Visitor | Agents,

    /// <summary>Of those agents, who has the chat, and managers of its channel.</summary>
    Handlers = 4,
}

/// <summary>
/// Says at an event type or a kind of message who may see it. Without this
/// attribute nobody does: what is added and forgotten here stays hidden.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Field, Inherited = false)]
public sealed class VisibleToAttribute(Viewers viewers) : Attribute
{
    public Viewers Viewers => viewers;
}

/// <summary>Reads <see cref="VisibleToAttribute"/>.</summary>
public static class Visibility
{
    private static readonly ConcurrentDictionary<Type, Viewers> Events = new();

    private static readonly Dictionary<MessageKind, Viewers> Kinds = typeof(MessageKind)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => (MessageKind)field.GetValue(null)!, field => Of(field));

    /// <summary>
    /// Whether the viewer, who may be several of them, may see what happened. A message must be visible by its event type and by its kind.
    /// </summary>
    public static bool IsVisibleTo(this SessionEvent body, Viewers viewer) =>
        (Events.GetOrAdd(body.GetType(), static type => Of(type)) & viewer) != 0
        && (body is not MessageSent message || (Kinds.GetValueOrDefault(message.Kind) & viewer) != 0);

    private static Viewers Of(MemberInfo member) => member.GetCustomAttribute<VisibleToAttribute>()?.Viewers ?? Viewers.Nobody;
}
