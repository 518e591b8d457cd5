namespace OrleansChat.Audit;

/// <summary>What is asked of the audit log. Each question has an index on both databases.</summary>
public static class AuditLogQueries
{
    /// <summary>The newest entries that fit.</summary>
    public static IQueryable<AuditEntry> Newest(this IQueryable<AuditEntry> log, AuditFilter filter, int count) =>
        log.WithWords(filter.Text).Who(filter).About(filter).Within(filter).OrderByDescending(entry => entry.Id).Take(count);

    /// <summary>The last entry of everybody who ever changed anything: it has the name.</summary>
    public static IQueryable<AuditEntry> LastOfActors(this IQueryable<AuditEntry> log)
    {
        var last = log.Where(entry => entry.ActorId != null).GroupBy(entry => entry.ActorId).Select(own => own.Max(entry => entry.Id));
        return log.Where(entry => last.Contains(entry.Id));
    }

    /// <summary>The last entry about everything that was ever changed, among these kinds: it has the name.</summary>
    public static IQueryable<AuditEntry> LastOfSubjects(this IQueryable<AuditEntry> log, IReadOnlyList<string> kinds)
    {
        var last = log.Where(entry => entry.SubjectId != null && kinds.Contains(entry.Kind))
            .GroupBy(entry => entry.SubjectId).Select(own => own.Max(entry => entry.Id));
        return log.Where(entry => last.Contains(entry.Id));
    }

    private static IQueryable<AuditEntry> WithWords(this IQueryable<AuditEntry> log, string? text) =>
        (text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Aggregate(log, (found, word) => found.Where(entry => entry.Words.Contains(word)));

    private static IQueryable<AuditEntry> Who(this IQueryable<AuditEntry> log, AuditFilter filter) =>
        filter.ByProgram ? log.Where(entry => entry.ActorId == null)
        : filter.Actor is { } actor ? log.Where(entry => entry.ActorId == actor)
        : log;

    private static IQueryable<AuditEntry> About(this IQueryable<AuditEntry> log, AuditFilter filter)
    {
        if (filter.Kinds is [var kind])
            log = log.Where(entry => entry.Kind == kind);
        else if (filter.Kinds is { } kinds)
            log = log.Where(entry => kinds.Contains(entry.Kind));
        return filter.SubjectId is { } subject ? log.Where(entry => entry.SubjectId == subject) : log;
    }

    private static IQueryable<AuditEntry> Within(this IQueryable<AuditEntry> log, AuditFilter filter)
    {
        if (filter.From is { } from)
            log = log.Where(entry => entry.At >= from);
        if (filter.Until is { } until)
            log = log.Where(entry => entry.At < until);
        return filter.Before is { } before ? log.Where(entry => entry.Id < before) : log;
    }
}
