namespace OrleansChat.Audit;

/// <summary>One administrative change. Never changed or deleted by the product.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null: the program itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>Dotted, lower case: <c>person.disabled</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What was changed; null: there is only one of it.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Its name at that time.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON array of field, from, to.</summary>
    public required string Changes { get; init; }

    /// <summary>Names and values of the above in lower case, to search in: SQLite lowers only ASCII by itself.</summary>
    public required string Words { get; init; }
}
