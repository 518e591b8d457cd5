namespace OrleansChat.Channels;

/// <summary>Whether a bot answers first, and what it is called.</summary>
/// <param name="On">Whether it does.</param>
/// <param name="Name">Shown to visitors as the author.</param>
[GenerateSerializer, Alias("chat.bot-settings"), Immutable]
public sealed record BotSettings([property: Id(0)] bool On = false, [property: Id(1)] string Name = "Bot");
