using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Audit;

/// <summary>Reads the audit log, newest first, page by page.</summary>
internal sealed class AuditReader(ChatDbContext database)
{
    private const int PageSize = 50;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>What has a name of its own and stays known by it when it is gone.</summary>
    private static readonly string[] KindsOfSubjects = [.. AuditKinds.Named("person"), .. AuditKinds.Named("channel")];

    private IQueryable<AuditEntry> Log => database.AuditLog.AsNoTracking();

    public async Task<AuditPage> Search(AuditFilter filter, CancellationToken cancellation)
    {
        var rows = await Log.Newest(filter, PageSize + 1).ToListAsync(cancellation);
        var page = rows.Take(PageSize).Select(View).ToList();
        return new(page, rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>Everybody who ever changed anything, by name.</summary>
    public async Task<IReadOnlyList<AuditActor>> Actors(CancellationToken cancellation) =>
    [
        .. (await Log.LastOfActors().ToListAsync(cancellation))
            .Select(entry => new AuditActor(entry.ActorId!.Value.ToString("N"), entry.ActorName))
            .OrderBy(actor => actor.Name, StringComparer.CurrentCulture),
    ];

    /// <summary>Every person and channel that was ever changed, by name.</summary>
    public async Task<IReadOnlyList<AuditSubject>> Subjects(CancellationToken cancellation) =>
    [
        .. (await Log.LastOfSubjects(KindsOfSubjects).ToListAsync(cancellation))
            .Select(entry => new AuditSubject(entry.SubjectId!, entry.Subject, AuditKinds.GroupOf(entry.Kind)))
            .OrderBy(subject => subject.Name, StringComparer.CurrentCulture),
    ];

    private static AuditEntryView View(AuditEntry entry) => new(
        entry.Id,
        entry.At,
        entry.ActorId?.ToString("N"),
        entry.ActorName,
        WireWord.Camel(entry.Kind),
        entry.SubjectId,
        entry.Subject,
        [.. Changes(entry).Select(change => new AuditChangeView(change.Field, change.From, change.To))]);

    private static AuditChange[] Changes(AuditEntry entry) => JsonSerializer.Deserialize<AuditChange[]>(entry.Changes, Json) ?? [];
}
