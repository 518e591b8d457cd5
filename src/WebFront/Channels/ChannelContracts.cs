using OrleansChat.Edge.Contracts;

namespace OrleansChat.Channels;

/// <summary>A channel in GET /api/admin/channels.</summary>
public sealed record ChannelView(string Id, string Name, string Header, string Color, string Language, bool PostChat, string EmbedCode);

/// <summary>POST /api/admin/channels: a new one, with defaults for everything else. <paramref name="Color"/>: <c>#rrggbb</c>.</summary>
public sealed record SaveChannelRequest(string Name, string Header, string Color, string Language, bool PostChat);

/// <summary>
/// POST /api/admin/channels/{id}/copies: a new channel with the same settings and another name. <paramref name="Agents"/>:
/// whoever works on the other one may do the same here.
/// </summary>
public sealed record CopyChannelRequest(string Name, bool Agents = false);

/// <summary>POST /api/admin/channels/{id}/preview: what the widget would be like, and what stands against saving.</summary>
public sealed record ChannelPreview(WidgetConfig Look, RefusalView? Problems);

/// <summary>
/// POST /api/admin/logos: a PNG, JPEG or WebP of at most <c>logoBytes</c>
/// and <c>picturePixels</c> each way, as base64. Only its pixels are kept.
/// </summary>
public sealed record LogoRequest(string Data);

/// <summary>A stored logo. <paramref name="Id"/>: for the settings. <paramref name="Address"/>: path on this server.</summary>
public sealed record LogoView(string Id, string Address);

/// <summary>A channel was added or changed: this version is stored now. No version: it was deleted.</summary>
public sealed record ChannelNotification(string Id, long? Version);

/// <summary>A channel's chats that are not over: visitors in the queue, and chats with an agent.</summary>
public sealed record OpenChatsView(int Waiting, int Ongoing);

/// <summary>Whether chats are taken.</summary>
/// <param name="Reason">none, noAgents, outsideHours, lunch, holiday, queueFull, deleted.</param>
/// <param name="Until">When the opening hours next change this; null: they do not.</param>
/// <param name="OpensAt">When the opening hours end what they close; null: unknown, or they do not close it.</param>
/// <param name="Holiday">Name of the holiday that closes the channel.</param>
public sealed record AvailabilityView(
    bool Open,
    [OneOf("ClosedReason")] string Reason,
    int Agents,
    int Waiting,
    int? WaitSeconds,
    DateTimeOffset? Until,
    DateTimeOffset? OpensAt,
    string? Holiday);
