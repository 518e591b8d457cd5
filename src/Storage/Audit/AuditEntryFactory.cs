using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansChat.Unicode;

namespace OrleansChat.Audit;

/// <summary>Makes entries of the audit log: with values cut to the stored length, with the words to search in.</summary>
public static class AuditEntryFactory
{
    internal const int NameLength = 256;
    internal const int SubjectLength = 400;
    private const int ValueLength = 2_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="at">When.</param>
    /// <param name="by">Who.</param>
    /// <param name="kind">One of <see cref="AuditKinds"/>.</param>
    /// <param name="subjectId">What was changed; null: there is only one of it.</param>
    /// <param name="subject">Its name.</param>
    /// <param name="changes">What is different now.</param>
    public static AuditEntry Create(
        DateTimeOffset at, Actor by, string kind, string? subjectId, string subject, IEnumerable<AuditChange> changes)
    {
        AuditChange[] kept =
            [.. changes.Select(change => change with { From = Cut(change.From, ValueLength), To = Cut(change.To, ValueLength) })];
        var words = string.Join(
            '\n', [by.Name, kind, subject, .. kept.SelectMany(change => (string?[])[change.Field, change.From, change.To])]);
        return new()
        {
            At = at,
            ActorId = by.Id,
            ActorName = Cut(by.Name, NameLength)!,
            Kind = kind,
            SubjectId = subjectId,
            Subject = Cut(subject, SubjectLength)!,
            Changes = JsonSerializer.Serialize(kept, Json),
            Words = words.ToLowerInvariant(),
        };
    }

    private static string? Cut(string? value, int length) => value is null ? null : VisibleText.Cut(value, length);
}
