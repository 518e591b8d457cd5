namespace OrleansChat.Mail;

/// <summary>Where a mail is on its way.</summary>
public enum MailState
{
    Waiting = 0,
    Sent = 1,
    Failed = 2,
}

/// <summary>A mail in the outbox.</summary>
public sealed class OutgoingMail
{
    public required Guid Id { get; init; }

    /// <summary>Which template.</summary>
    public required string Kind { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    /// <summary>Text and HTML, encrypted; null: sent.</summary>
    public string? Content { get; set; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The front that is sending it.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>Until then no other front takes it.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Of the last attempt, in the server's words.</summary>
    public string? Error { get; set; }
}
