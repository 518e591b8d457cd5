namespace OrleansChat.Alerts;

/// <summary>Why a channel's alert address is written to.</summary>
public enum AlertCause
{
    /// <summary>Nobody has accepted a chat.</summary>
    NewChat = 0,

    /// <summary>Nobody has answered a customer.</summary>
    Unanswered = 1,
}

/// <summary>
/// An alert of a chat, at most one for each cause: the key says so. Written with the warning that raised it, in the same transaction.
/// </summary>
public sealed class AlertRow
{
    public required Guid SessionId { get; init; }

    public required AlertCause Cause { get; init; }

    public required Guid ChannelId { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When its mail was put into the outbox, or was found not to be wanted; null: not yet.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
