using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Audit;

/// <summary>What to look for; all of it has to fit. Null: anything.</summary>
/// <param name="Text">Words in names, kinds and values.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Kind">A kind, or the part before its dot.</param>
/// <param name="Subject">The id of what was changed.</param>
/// <param name="From">Not before.</param>
/// <param name="Until">Before.</param>
/// <param name="Before">Older than this entry: the next page.</param>
/// <param name="Meanings">What words stand for besides themselves.</param>
internal sealed record AuditQuery(
    string? Text,
    Guid? Actor,
    string? Kind,
    string? Subject,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    long? Before,
    AuditMeanings Meanings);

/// <summary>Reads the audit log, newest first, page by page.</summary>
internal sealed class AuditReader(ChatDbContext database)
{
    private const int PageSize = 50;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public async Task<AuditPage> Search(AuditQuery query, CancellationToken cancellation)
    {
        var rows = await Narrow(query).OrderByDescending(entry => entry.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var page = rows.Take(PageSize).Select(View).ToList();
        return new(page, rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>Everybody who ever changed anything, by name.</summary>
    public async Task<IReadOnlyList<AuditActor>> Actors(CancellationToken cancellation)
    {
        var rows = await database.AuditLog.Where(entry => entry.ActorId != null)
            .GroupBy(entry => entry.ActorId).Select(own => new { Id = own.Key, Last = own.Max(entry => entry.Id) }).ToListAsync(cancellation);
        var ids = rows.Select(row => row.Last).ToArray();
        var names = await database.AuditLog.Where(entry => ids.Contains(entry.Id)).ToListAsync(cancellation);
        return
        [
            .. names.Select(entry => new AuditActor(entry.ActorId!.Value.ToString("N"), entry.ActorName))
                .OrderBy(actor => actor.Name, StringComparer.CurrentCulture),
        ];
    }

    private IQueryable<AuditEntry> Narrow(AuditQuery query)
    {
        var log = database.AuditLog.AsNoTracking();
        foreach (var word in (query.Text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
            log = log.Where(query.Meanings.Of(word));
        if (query.Actor is { } actor)
            log = log.Where(entry => entry.ActorId == actor);
        if (!string.IsNullOrEmpty(query.Kind))
            log = log.Where(entry => entry.Kind == query.Kind || entry.Kind.StartsWith(query.Kind + "."));
        if (!string.IsNullOrEmpty(query.Subject))
            log = log.Where(entry => entry.SubjectId == query.Subject);
        if (query.From is { } from)
            log = log.Where(entry => entry.At >= from);
        if (query.Until is { } until)
            log = log.Where(entry => entry.At < until);
        return query.Before is { } before ? log.Where(entry => entry.Id < before) : log;
    }

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
