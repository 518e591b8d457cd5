namespace OrleansChat.Channels;

/// <summary>What is shown after a chat where <see cref="ChannelSettings.PostChat"/> is on.</summary>
[GenerateSerializer, Alias("chat.post-chat-form"), Immutable]
public sealed record PostChatForm
{
    [Id(0)] public string? Header { get; init; }
    [Id(1)] public string? Message { get; init; }

    /// <summary>Offers to send the conversation by e-mail.</summary>
    [Id(2)] public bool Transcript { get; init; }

    /// <summary>Asks for one to five stars.</summary>
    [Id(3)] public bool Rating { get; init; } = true;

    /// <summary>The question above the stars; null: the standard one.</summary>
    [Id(4)] public string? RatingText { get; init; }
}
