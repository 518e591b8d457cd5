using OrleansChat.Edge.Contracts;

namespace OrleansChat.Drafts;

/// <summary>
/// What the agent has written in a chat and not sent, for their own consoles only. Of two with the same chat and mode the one with the
/// higher <paramref name="Version"/> is newer. An empty text: there is none any more.
/// </summary>
public sealed record DraftView(string SessionId, [OneOf("DraftMode")] string Mode, string Text, long Version);

/// <summary>The agent's drafts, the newest first.</summary>
public sealed record DraftList(IReadOnlyList<DraftView> Drafts);

/// <summary>A draft as it is now; an empty text throws it away.</summary>
public sealed record DraftEdit(string SessionId, [OneOf("DraftMode")] string Mode, [Bounds(0, DraftInput.TextLength)] string Text);

/// <summary>The draft is stored.</summary>
public sealed record DraftSaved(long Version);
