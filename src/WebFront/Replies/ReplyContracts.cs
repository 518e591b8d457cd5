using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Replies;

/// <summary>GET /api/replies: all that the agent can insert into an answer, and how they use it.</summary>
/// <param name="Templates">Of the installation, by folder and name.</param>
/// <param name="QuickReplies">The agent's own, and those shared on channels where they work, by name.</param>
/// <param name="Uses">What the agent has used or marked as a favourite.</param>
/// <param name="TimeZones">Of the agent's channels, by their ids: what a date in a text goes by.</param>
public sealed record ReplyLibrary(
    IReadOnlyList<TemplateView> Templates,
    IReadOnlyList<QuickReplyView> QuickReplies,
    IReadOnlyList<ReplyUseView> Uses,
    IReadOnlyDictionary<string, string> TimeZones);

/// <summary>A reply template. Folder: names with slashes between; empty: none.</summary>
public sealed record TemplateView(string Id, string Folder, string Name, IReadOnlyList<TemplateText> Texts, long Version);

/// <summary>A template's text in one language (BCP 47). It may have variables, as <c>{firstName}</c>.</summary>
public sealed record TemplateText(
    string Language, [Bounds(1, AgentInput.TextLength)] string Text);

/// <summary>POST /api/templates.</summary>
public sealed record AddTemplateRequest(
    [Bounds(0, TemplateRow.FolderLength)] string Folder,
    [Bounds(1, TemplateRow.NameLength)] string Name,
    [Bounds(1, ReplyInput.MostLanguages)] IReadOnlyList<TemplateText> Texts);

/// <summary>PUT /api/templates/{id}. Version: of what was seen before.</summary>
public sealed record ChangeTemplateRequest(
    [Bounds(0, TemplateRow.FolderLength)] string Folder,
    [Bounds(1, TemplateRow.NameLength)] string Name,
    [Bounds(1, ReplyInput.MostLanguages)] IReadOnlyList<TemplateText> Texts,
    long Version);

/// <summary>POST /api/templates/folders: a folder with all that is in it gets another name or place.</summary>
public sealed record MoveFolderRequest(
    [Bounds(1, TemplateRow.FolderLength)] string From, [Bounds(0, TemplateRow.FolderLength)] string To);

/// <summary>
/// A quick reply. ChannelId: of the channel whose agents share it; null: it is private. Name: customers never see it. Shortcut: without
/// the slash. Editable: by the agent who asks.
/// </summary>
public sealed record QuickReplyView(
    string Id, string? ChannelId, string Name, string Text, string? Shortcut, bool Editable, long Version);

/// <summary>POST /api/quick-replies. ChannelId: to share it there; null: for oneself.</summary>
public sealed record AddQuickReplyRequest(
    string? ChannelId,
    [Bounds(1, QuickReplyRow.NameLength)] string Name,
    [Bounds(1, AgentInput.TextLength)] string Text,
    [Bounds(1, QuickReplyRow.ShortcutLength)] string? Shortcut);

/// <summary>PUT /api/quick-replies/{id}. Version: of what was seen before.</summary>
public sealed record ChangeQuickReplyRequest(
    [Bounds(1, QuickReplyRow.NameLength)] string Name,
    [Bounds(1, AgentInput.TextLength)] string Text,
    [Bounds(1, QuickReplyRow.ShortcutLength)] string? Shortcut,
    long Version);

/// <summary>An article that an agent sends as a link. Language: BCP 47, that the customer reads it in.</summary>
public sealed record AgentArticle(string SessionId, string MessageId, string ArticleId, string Language);

/// <summary>How the agent uses one thing. Count: how often it was inserted.</summary>
public sealed record ReplyUseView([OneOf("ReplyKind")] string Kind, string Id, int Count, DateTimeOffset LastAt, bool Favourite);

/// <summary>POST /api/replies/uses: it was inserted once more.</summary>
public sealed record CountUseRequest([OneOf("ReplyKind")] string Kind, string Id);

/// <summary>POST /api/replies/favourites.</summary>
public sealed record SetFavouriteRequest([OneOf("ReplyKind")] string Kind, string Id, bool On);
