namespace OrleansChat.Audit;

/// <summary>Which entries of the audit log are wanted. All that is given has to fit; what is left out fits anything.</summary>
public sealed record AuditFilter
{
    /// <summary>Each word has to be in a name or a value, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? Actor { get; init; }

    /// <summary>Only what nobody did, but the program itself.</summary>
    public bool ByProgram { get; init; }

    /// <summary>Some of <see cref="AuditKinds"/>.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>The id of what was changed.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Older than the entry with this id: the next page.</summary>
    public long? Before { get; init; }
}
