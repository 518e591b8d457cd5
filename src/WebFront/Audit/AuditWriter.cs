using System.Security.Claims;
using OrleansChat.Access;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Audit;

/// <summary>
/// Writes down who changed what. An entry joins the caller's unit of work: it is stored with the change, in the same
/// transaction, or not at all. Secrets never come here.
/// </summary>
internal sealed class AuditWriter(ChatDbContext database, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>Whoever is signed in.</summary>
    public async Task<Actor> Actor() =>
        Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await database.Users.FindAsync(id) is { } user
            ? Of(user)
            : Audit.Actor.System;

    /// <summary>By whoever is signed in. Stored with the next <c>SaveChanges</c>.</summary>
    public async Task Note(string kind, string? subjectId, string subject, params AuditChange[] changes) =>
        Add(await Actor(), kind, subjectId, subject, changes);

    /// <summary>By whoever is signed in, about an account.</summary>
    public Task Note(string kind, ChatUser person, params AuditChange[] changes) =>
        Note(kind, person.Id.ToString("N"), Name(person), changes);

    /// <summary>By the person themselves, who may not be signed in (yet).</summary>
    public void NoteOwn(string kind, ChatUser person, params AuditChange[] changes) =>
        Add(Of(person), kind, person.Id.ToString("N"), Name(person), changes);

    private void Add(Actor by, string kind, string? subjectId, string subject, AuditChange[] changes) =>
        database.AuditLog.Add(AuditEntryFactory.Create(time.GetUtcNow(), by, kind, subjectId, subject, changes));

    private static Actor Of(ChatUser person) => new(person.Id, Name(person));

    /// <summary>Two people may have the same name, never the same address.</summary>
    public static string Name(ChatUser person) =>
        person.DisplayName == person.Email || person.Email is null
            ? person.DisplayName
            : $"{Isolation.Of(person.DisplayName)} <{person.Email}>";
}
