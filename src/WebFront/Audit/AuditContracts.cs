using OrleansChat.Edge.Contracts;

namespace OrleansChat.Audit;

/// <summary>
/// GET /api/admin/audit?text&amp;actor&amp;kind&amp;subject&amp;from&amp;until&amp;before: newest first. All that is given has to fit: each
/// word of the text in a name or value, actor an id or <c>program</c>, kind one or what stands before its dot, subject an id, from and
/// until instants, until after from and itself not in the period. Next: give it as <c>before</c> for the next page.
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

/// <summary>GET /api/admin/audit/actors: everybody who ever changed anything, by the last name that the log has.</summary>
public sealed record AuditActor(string Id, string Name);

/// <summary>GET /api/admin/audit/subjects: every person and channel that was ever changed.</summary>
public sealed record AuditSubject(string Id, string Name, [OneOf("AuditGroup")] string Group);
