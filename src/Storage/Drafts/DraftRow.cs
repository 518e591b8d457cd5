namespace OrleansChat.Drafts;

/// <summary>A <see cref="Draft"/> as stored.</summary>
public sealed class DraftRow
{
    public required Guid AgentId { get; init; }

    public required Guid SessionId { get; init; }

    public required DraftMode Mode { get; init; }

    public required string Text { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
