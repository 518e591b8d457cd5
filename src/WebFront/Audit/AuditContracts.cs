using OrleansChat.Edge.Contracts;

namespace OrleansChat.Audit;

/// <summary>
/// POST /api/admin/audit/search: the same as GET /api/admin/audit, and words may be said that the log does not hold: those that a console
/// shows, in its language. Dates are instants. Subject: the id of what was changed, as entries have it.
/// </summary>
public sealed record AuditSearchRequest(
    string? Text,
    string? Actor,
    string? Kind,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    long? Before,
    IReadOnlyList<AuditMeaning>? Meanings = null,
    string? Subject = null);

/// <summary>
/// A word of the text, as it is typed, also finds entries of these kinds, and those that have one of these names or values of settings.
/// Program: and what nobody did.
/// </summary>
public sealed record AuditMeaning(string Word, [OneOf("AuditKind")] IReadOnlyList<string> Kinds, IReadOnlyList<AuditWording> Said, bool Program = false);

/// <summary>
/// Names of fields or values as they are stored, or the sense of what is shown in their place: <c>~minute</c>, <c>~90</c>, <c>~month12</c>, <c>~nextDay</c>. Group:
/// what the kind of the entries begins with, before its dot.
/// </summary>
public sealed record AuditWording(string Group, IReadOnlyList<string> Stored);

/// <summary>
/// GET /api/admin/audit?text&amp;actor&amp;kind&amp;from&amp;until&amp;before&amp;subject: newest first. Next: give it as <c>before</c> for the next page.
/// </summary>
public sealed record AuditPage(IReadOnlyList<AuditEntryView> Entries, long? Next);

/// <summary>
/// Who changed what. No actor: the program itself. Subject: its name at that time, which something else may have by now; its id stays.
/// No id: there is only one of it.
/// </summary>
public sealed record AuditEntryView(
    long Id,
    DateTimeOffset At,
    string? ActorId,
    string ActorName,
    [OneOf("AuditKind")] string Kind,
    string? SubjectId,
    string Subject,
    IReadOnlyList<AuditChangeView> Changes);

/// <summary>From what to what; left out: there was or is nothing.</summary>
public sealed record AuditChangeView(string Field, string? From, string? To);

/// <summary>GET /api/admin/audit/actors: everybody who ever changed anything.</summary>
public sealed record AuditActor(string Id, string Name);
