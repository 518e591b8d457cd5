namespace OrleansChat.Protocol;

/// <summary>
/// GET /api/admin/audit?text&amp;actor&amp;kind&amp;from&amp;until&amp;before: newest first. Next: give it as <c>before</c> for the next page.
/// </summary>
public sealed record AuditPage(IReadOnlyList<AuditEntryView> Entries, long? Next);

/// <summary>Who changed what. No actor: the program itself.</summary>
public sealed record AuditEntryView(
    long Id, DateTimeOffset At, string? ActorId, string ActorName, string Kind, string Subject, IReadOnlyList<AuditChangeView> Changes);

/// <summary>From what to what; left out: there was or is nothing.</summary>
public sealed record AuditChangeView(string Field, string? From, string? To);

/// <summary>GET /api/admin/audit/actors: everybody who ever changed anything.</summary>
public sealed record AuditActor(string Id, string Name);
