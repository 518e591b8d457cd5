namespace OrleansChat.Mail;

/// <summary>How mail is retried: section <c>Chat:Mail</c>.</summary>
internal sealed record MailOptions
{
    /// <summary>How often a front looks for mails that are due, besides when it queued one itself.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Before the second attempt, the third, and so on; after the last one the mail has failed.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [];

    private static readonly TimeSpan[] Usual =
    [
        TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
    ];

    public static MailOptions From(IConfiguration configuration)
    {
        var read = configuration.GetSection("Chat:Mail").Get<MailOptions>() ?? new();
        return read.Pauses.Count > 0 ? read : read with { Pauses = Usual };
    }
}
