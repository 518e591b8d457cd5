namespace OrleansChat.Replies;

/// <summary>A quick reply as stored: of one agent, or of a channel, whose agents share it.</summary>
public sealed class QuickReplyRow
{
    public const int NameLength = 100;
    public const int ShortcutLength = 30;

    public required Guid Id { get; init; }

    /// <summary>Whose it is; null: it is a channel's.</summary>
    public required Guid? OwnerId { get; init; }

    /// <summary>On whose chats it is shared; null: it is private.</summary>
    public required Guid? ChannelId { get; init; }

    /// <summary>For agents: customers never see it.</summary>
    public required string Name { get; set; }

    public required string Text { get; set; }

    /// <summary>In lower case, without the slash; null: none.</summary>
    public required string? Shortcut { get; set; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public long Version { get; set; } = 1;
}
