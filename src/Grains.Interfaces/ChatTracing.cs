using System.Diagnostics;

namespace OrleansChat;

/// <summary>
/// The product's own steps in a trace, between those of SignalR, Orleans and the database: the journal's append, the group commit, and
/// the push to browsers. Without a listener nothing is made. No text of a chat and no address is in any attribute.
/// </summary>
public static class ChatTracing
{
    public const string SourceName = "OrleansChat";

    public static readonly ActivitySource Source = new(SourceName);

    /// <summary>Where this step is in its trace, to be carried to another process; null: it is not traced.</summary>
    public static string? CurrentParent => Activity.Current is { Recorded: true, Id: { } id } ? id : null;

    /// <summary>A step whose cause was carried here as <see cref="CurrentParent"/>; null: it is not traced.</summary>
    public static Activity? Start(string name, ActivityKind kind, string? parent) =>
        parent is not null && ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity(name, kind, context)
            : null;
}
