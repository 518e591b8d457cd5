using OrleansChat.Sessions;
using OrleansChat.Unicode;

namespace OrleansChat.Protocol;

/// <summary>From stored summaries to lines of agents' lists.</summary>
internal static class SessionRows
{
    /// <summary>Lists show one line of a message: longer texts are cut here, the log has them whole.</summary>
    private const int Excerpt = 200;

    public static IReadOnlyList<SessionRow> Of(IEnumerable<SessionSummary> summaries) => [.. summaries.Select(Of)];

    public static SessionRow Of(SessionSummary summary) => new()
    {
        Id = summary.Id.ToString(),
        ChannelId = summary.Channel.ToString(),
        Seq = summary.Seq,
        Status = Words.Of(summary.Status),
        CustomerName = summary.Customer.Name,
        CustomerEmail = summary.Customer.Email,
        CustomerCompany = summary.Customer.Company,
        CustomerPhone = summary.Customer.Phone,
        CustomerCountry = summary.Customer.Country,
        FirstMessage = Cut(summary.FirstMessage),
        LastMessage = Cut(summary.LastMessage),
        LastAuthor = summary.LastAuthor is { } author ? Words.Of(author) : null,
        Unread = summary.UnreadByAgent,
        MessageCount = summary.MessageCount,
        ReadByCustomer = summary.ReadByCustomer,
        ReadByAgent = summary.ReadByAgent,
        AgentId = summary.Agent?.Id.ToString(),
        AgentName = summary.Agent?.Name,
        TransferTo = summary.Transfer?.To?.Id.ToString(),
        TransferFrom = summary.Transfer?.From.Id.ToString(),
        RequestedAt = summary.RequestedAt,
        QueuedAt = summary.QueuedAt,
        AcceptedAt = summary.AcceptedAt,
        EndedAt = summary.EndedAt,
        LastActivityAt = summary.LastActivityAt,
        UnansweredSince = summary.UnansweredSince,
        PageUrl = summary.Visit.PageUrl,
        Language = summary.Visit.Language,
    };

    private static string? Cut(string? text) => text is null ? null : VisibleText.Cut(text, Excerpt);
}
