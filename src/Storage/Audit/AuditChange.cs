namespace OrleansChat.Audit;

/// <summary>One field of an audited change; null: there was or is nothing.</summary>
public sealed record AuditChange(string Field, string? From, string? To)
{
    private const string Hidden = "•••";

    /// <summary>The field changed; what it holds is nobody's business.</summary>
    public static AuditChange Secret(string field) => new(field, null, Hidden);

    /// <summary>The fields that differ.</summary>
    public static IEnumerable<AuditChange> Between(
        IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> after) =>
        before.Keys.Union(after.Keys)
            .Select(field => new AuditChange(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)))
            .Where(change => change.From != change.To);
}
