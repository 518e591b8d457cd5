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
/// <param name="Hears">Of an agent: which whispers they may read, each by what it says itself; null: none.</param>
internal readonly record struct Viewer(
    Audience Audience, bool FirstNames, bool Photos, VisitorNumbering? Numbering = null, Func<WhisperSent, bool>? Hears = null)
{
    /// <summary>An agent who may read the chat.</summary>
    public static readonly Viewer Agent = new(Audience.Agent, FirstNames: false, Photos: false);

    /// <summary>This agent, who may read the chat.</summary>
    public static Viewer Of(AgentView agent) => Agent with { Hears = agent.Hears };

    /// <summary>An agent of whom nothing is known but that they may read what is said to them.</summary>
    public static Viewer Addressee(AgentId agent) => Agent with { Hears = whisper => whisper.To.Id == agent };

    /// <summary>A visitor of a channel; null: it is gone, and as little as possible is shown.</summary>
    public static Viewer Visitor(ChannelSettings? settings, VisitorNumbering? numbering = null) =>
        new(Audience.Visitor, settings?.Look.FirstNameOnly ?? true, settings?.Look.AgentPhoto ?? false, numbering);

    /// <summary>
    /// What the viewer is to this event, in the words by which it says who may see it. Who has the chat now counts for nothing: whoever
    /// gets it next was not spoken to.
    /// </summary>
    public Viewers KindFor(SessionEvent body) => Audience switch
    {
        Audience.Agent when body is WhisperSent whisper && Hears?.Invoke(whisper) == true => Viewers.Agents | Viewers.Handlers,
        Audience.Agent => Viewers.Agents,
        _ => Viewers.Visitor,
    };

    /// <summary>What the viewer calls this seq.</summary>
    public long NumberOf(long seq) => Numbering?.NumberOf(seq) ?? seq;

    public string? NameOf(Author author) => author.Kind == AuthorKind.Agent ? NameOf(author.Name) : author.Name;

    /// <summary>An agent's name.</summary>
    public string? NameOf(string? agent) =>
        FirstNames && agent?.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : agent;
}
