using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Sessions;

/// <summary>Whose eyes a view is for, and what they see of agents.</summary>
/// <param name="Audience">The side.</param>
/// <param name="FirstNames">Agents go by their first names.</param>
/// <param name="Photos">Agents' photos are shown.</param>
/// <param name="Numbering">How the visitor counts; null: as the log does.</param>
/// <param name="Handles">Of an agent: has the chat, or manages its channel.</param>
internal readonly record struct Viewer(
    Audience Audience, bool FirstNames, bool Photos, VisitorNumbering? Numbering = null, bool Handles = false)
{
    /// <summary>An agent who may read the chat.</summary>
    public static readonly Viewer Agent = new(Audience.Agent, FirstNames: false, Photos: false);

    /// <summary>The agent who has the chat, or a manager of its channel.</summary>
    public static readonly Viewer Handler = Agent with { Handles = true };

    /// <summary>An agent who may read this chat.</summary>
    public static Viewer Of(AgentView agent, SessionSummary session) => agent.Handles(session) ? Handler : Agent;

    /// <summary>A visitor of a channel; null: it is gone, and as little as possible is shown.</summary>
    public static Viewer Visitor(ChannelSettings? settings, VisitorNumbering? numbering = null) =>
        new(Audience.Visitor, settings?.Look.FirstNameOnly ?? true, settings?.Look.AgentPhoto ?? false, numbering);

    /// <summary>As events say who may see them.</summary>
    public Viewers Kind => (Audience, Handles) switch
    {
        (Audience.Agent, true) => Viewers.Agents | Viewers.Handlers,
        (Audience.Agent, false) => Viewers.Agents,
        _ => Viewers.Visitor,
    };

    /// <summary>What the viewer calls this seq.</summary>
    public long NumberOf(long seq) => Numbering?.NumberOf(seq) ?? seq;

    public string? NameOf(Author author) => author.Kind == AuthorKind.Agent ? NameOf(author.Name) : author.Name;

    /// <summary>An agent's name.</summary>
    public string? NameOf(string? agent) =>
        FirstNames && agent?.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : agent;
}
