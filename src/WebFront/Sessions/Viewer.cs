using OrleansChat.Channels;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Sessions;

/// <summary>Whose eyes a view is for, and what they see of agents.</summary>
/// <param name="Audience">The side.</param>
/// <param name="FirstNames">Agents go by their first names.</param>
/// <param name="Photos">Agents' photos are shown.</param>
internal readonly record struct Viewer(Audience Audience, bool FirstNames, bool Photos)
{
    public static readonly Viewer Agent = new(Audience.Agent, FirstNames: false, Photos: false);

    /// <summary>A visitor of a channel; null: it is gone, and as little as possible is shown.</summary>
    public static Viewer Visitor(ChannelSettings? settings) =>
        new(Audience.Visitor, settings?.Look.FirstNameOnly ?? true, settings?.Look.AgentPhoto ?? false);

    /// <summary>As events say who may see them.</summary>
    public Viewers Kind => Audience == Audience.Agent ? Viewers.Agents : Viewers.Visitor;

    public string? NameOf(Author author) => author.Kind == AuthorKind.Agent ? NameOf(author.Name) : author.Name;

    /// <summary>An agent's name.</summary>
    public string? NameOf(string? agent) =>
        FirstNames && agent?.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : agent;
}
