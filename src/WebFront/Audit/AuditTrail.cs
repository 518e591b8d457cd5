using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansChat.Access;
using OrleansChat.Storage;

namespace OrleansChat.Audit;

/// <summary>
/// Writes down who changed what. An entry joins the caller's unit of work: it is stored with the change, in the same
/// transaction, or not at all. Secrets never come here.
/// </summary>
internal sealed class AuditTrail(ChatDbContext database, IHttpContextAccessor http, TimeProvider time)
{
    private const int NameLength = 256;
    private const int SubjectLength = 400;
    private const int ValueLength = 2_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>By whoever is signed in. Stored with the next <c>SaveChanges</c>.</summary>
    public async Task Note(string kind, string? subjectId, string subject, params AuditChange[] changes)
    {
        var actor = Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await database.Users.FindAsync(id)
            : null;
        Add(actor, kind, subjectId, subject, changes);
    }

    /// <summary>By whoever is signed in, about an account.</summary>
    public Task Note(string kind, ChatUser person, params AuditChange[] changes) =>
        Note(kind, person.Id.ToString("N"), Name(person), changes);

    /// <summary>By the person themselves, who may not be signed in (yet).</summary>
    public void NoteOwn(string kind, ChatUser person, params AuditChange[] changes) =>
        Add(person, kind, person.Id.ToString("N"), Name(person), changes);

    private void Add(ChatUser? actor, string kind, string? subjectId, string subject, AuditChange[] changes)
    {
        var by = actor is null ? "" : Name(actor);
        AuditChange[] kept = [.. changes.Select(change => change with { From = Cut(change.From), To = Cut(change.To) })];
        var words = string.Join('\n', [by, kind, subject, .. kept.SelectMany(change => new[] { change.Field, change.From, change.To })]);
        database.AuditLog.Add(new AuditEntry
        {
            At = time.GetUtcNow(),
            ActorId = actor?.Id,
            ActorName = by.Length > NameLength ? by[..NameLength] : by,
            Kind = kind,
            SubjectId = subjectId,
            Subject = subject.Length > SubjectLength ? subject[..SubjectLength] : subject,
            Changes = JsonSerializer.Serialize(kept, Json),
            Words = words.ToLowerInvariant(),
        });
    }

    /// <summary>Two people may have the same name, never the same address.</summary>
    private static string Name(ChatUser person) =>
        person.DisplayName == person.Email || person.Email is null ? person.DisplayName : $"{person.DisplayName} <{person.Email}>";

    private static string? Cut(string? value) => value?.Length > ValueLength ? value[..ValueLength] : value;
}
