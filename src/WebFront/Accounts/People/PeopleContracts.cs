using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Accounts.People;

/// <summary>Somebody in GET /api/admin/people. LockedUntil: after too many wrong passwords. Photo: its address.
/// KnowledgeEditor: may change the knowledge base, as administrators may without it.</summary>
public sealed record PersonView(
    string Id,
    string Name,
    string Email,
    string? Photo,
    bool Administrator,
    bool KnowledgeEditor,
    bool Disabled,
    bool Invited,
    DateTimeOffset? LockedUntil,
    bool TwoFactor,
    int Passkeys,
    IReadOnlyList<AgentChannelView> Channels);

/// <summary>POST /api/admin/people. Send: by mail; otherwise the answer has the link. Language: of the mail.</summary>
public sealed record InviteRequest(
    string? Name, string Email, bool Administrator, IReadOnlyList<ChannelGrant> Channels, bool Send, string Language);

/// <summary>
/// What somebody may do on a channel: of respond, notifications, listenIn, manager.
/// None: does not work there. Expected: what whoever changes it saw before; refused with
/// <c>people.permissionsChangedMeanwhile</c> where something else is stored. Left out only for somebody new.
/// </summary>
public sealed record ChannelGrant(
    string ChannelId,
    [OneOf("Permission")] IReadOnlyList<string> Permissions,
    [OneOf("Permission")] IReadOnlyList<string>? Expected = null);

/// <summary>
/// GET /api/admin/people/{id}/chats: how many somebody has under way. Owed: of them, those whose customer waits for an answer.
/// </summary>
public sealed record PersonChats(int UnderWay, int Owed);

/// <summary>
/// The person, and the link if it was not sent. It works once.
/// Also answers POST /api/admin/people/{id}/invitation, which makes a new link.
/// </summary>
public sealed record InvitationView(PersonView Person, string? Link);

/// <summary>POST /api/admin/people/{id}/invitation and /reset-link.</summary>
public sealed record LinkRequest(bool Send, string Language);

/// <summary>Answers /reset-link; no link: it was sent.</summary>
public sealed record ResetLinkView(string? Link);

/// <summary>PUT /api/admin/people/{id}/disabled, /administrator and /knowledge-editor.</summary>
public sealed record SwitchRequest(bool On);

/// <summary>PUT /api/admin/people/{id}/channels: those that change; what is left out stays.</summary>
public sealed record GrantsRequest(IReadOnlyList<ChannelGrant> Channels);
