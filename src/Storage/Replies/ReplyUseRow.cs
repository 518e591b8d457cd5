namespace OrleansChat.Replies;

/// <summary>What can be inserted into an answer. Stored as the number.</summary>
public enum ReplyKind
{
    Template = 0,
    QuickReply = 1,
    Article = 2,
    Document = 3,
}

/// <summary>How an agent uses one thing that can be inserted.</summary>
public sealed class ReplyUseRow
{
    public required Guid AgentId { get; init; }

    public required ReplyKind Kind { get; init; }

    public required Guid ItemId { get; init; }

    public int Count { get; set; }

    public required DateTimeOffset LastAt { get; set; }

    public bool Favourite { get; set; }
}
