using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Unicode;

namespace OrleansChat.Sessions;

/// <summary>From stored summaries to lines of agents' lists.</summary>
internal static class SessionRows
{
    public static IReadOnlyList<SessionRow> Of(IEnumerable<SessionSummary> summaries) => [.. summaries.Select(Of)];

    /// <summary>A single chat, for somebody who may read it.</summary>
    public static SessionRow Of(SessionSummary summary) => Line(summary, readable: true) with
    {
        CustomerCompany = summary.Customer.Company,
        CustomerPhone = summary.Customer.Phone,
        CustomerCountry = summary.Customer.Country,
        PageUrl = summary.Visit.PageUrl,
        Language = summary.Visit.Language,
    };

    /// <summary>A single chat, for somebody who could read it once.</summary>
    public static SessionRow For(AgentView agent, SessionSummary summary) =>
        agent.RefusesReading(summary) is null ? Of(summary) : Line(summary, readable: false);

    /// <summary>A line of a list that grows with the number of visitors: bounded, and without what only the open chat shows.</summary>
    public static SessionRow Line(SessionSummary summary, bool readable) => readable
        ? Bare(summary) with
        {
            CustomerName = summary.Customer.Name,
            CustomerEmail = summary.Customer.Email,
            FirstMessage = Cut(summary.FirstMessage),
            LastMessage = Cut(summary.LastMessage),
            TransferNote = Cut(summary.Transfer?.Note),
            Tags = summary.Tags is null ? null : summary.TagIds(),
            NoteCount = summary.NoteCount == 0 ? null : summary.NoteCount,
        }
        : Bare(summary) with { Masked = true };

    /// <summary>What everybody may know who works on the channel.</summary>
    private static SessionRow Bare(SessionSummary summary) => new()
    {
        Id = summary.Id.ToString(),
        ChannelId = summary.Channel.ToString(),
        Seq = summary.Seq,
        Status = WireNames.Of(summary.Status),
        LastAuthor = summary.LastAuthor is { } author ? WireNames.Of(author) : null,
        Unread = summary.UnreadByAgent,
        MessageCount = summary.MessageCount,
        ReadByCustomer = summary.ReadByCustomer,
        ReadByAgent = summary.ReadByAgent,
        AgentId = summary.Agent?.Id.ToString(),
        AgentName = summary.Agent?.Name,
        TransferTo = summary.Transfer?.To?.Id.ToString(),
        TransferFrom = summary.Transfer?.From.Id.ToString(),
        TransferToName = summary.Transfer?.To?.Name,
        TransferFromName = summary.Transfer?.From.Name,
        TransferUntil = summary.Transfer?.Until,
        ManagersUntil = summary.ManagersUntil,
        RequestedAt = summary.RequestedAt,
        QueuedAt = summary.QueuedAt,
        AcceptedAt = summary.AcceptedAt,
        EndedAt = summary.EndedAt,
        LastActivityAt = summary.LastActivityAt,
        UnansweredSince = summary.UnansweredSince,
        Warned = Warnings(summary.Warned),
        WarnedAt = summary.Warned == 0 ? null : summary.WarnedAt ?? summary.UnansweredSince ?? summary.QueuedAt,
    };

    private static IReadOnlyList<string>? Warnings(int bits) => bits == 0
        ? null
        : [.. Enum.GetValues<WarningKind>().Where(kind => (bits & 1 << (int)kind) != 0).Select(kind => WireNames.Of(kind))];

    private static string? Cut(string? text) => text is null ? null : VisibleText.Cut(text, SessionLimits.ExcerptLength);
}
