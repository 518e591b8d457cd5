namespace OrleansChat.Channels;

/// <summary>
/// After how long a channel warns; null: never. The first pair is for chats that nobody has accepted, the second for customers' messages
/// that nobody has answered.
/// </summary>
[GenerateSerializer, Alias("chat.warning-times"), Immutable]
public sealed record WarningTimes(
    [property: Id(0)] TimeSpan? NewChatAgents,
    [property: Id(1)] TimeSpan? NewChatManagers,
    [property: Id(2)] TimeSpan? UnansweredAgents,
    [property: Id(3)] TimeSpan? UnansweredManagers)
{
    public static WarningTimes Of(ChannelSettings settings) => new(
        settings.WarnAgentsNewChat, settings.WarnManagersNewChat, settings.WarnAgentsUnanswered, settings.WarnManagersUnanswered);
}
