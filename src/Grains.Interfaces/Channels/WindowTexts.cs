namespace OrleansChat.Channels;

/// <summary>What the chat window says; null: the standard text in the widget's language.</summary>
[GenerateSerializer, Alias("chat.window-texts"), Immutable]
public sealed record WindowTexts
{
    /// <summary>Where the queue message shows the visitor's place.</summary>
    public const string PlacePlaceholder = "{cque}";

    /// <summary>Where the queue message shows the average wait, hh:mm.</summary>
    public const string WaitPlaceholder = "{cavw}";

    /// <summary>The window's header before an agent answers; null: the badge's.</summary>
    [Id(0)] public string? Header { get; init; }

    /// <summary>The welcome.</summary>
    [Id(1)] public string? Message { get; init; }

    /// <summary>Shown while waiting, with <see cref="PlacePlaceholder"/> and <see cref="WaitPlaceholder"/> kept live.</summary>
    [Id(2)] public string? QueueMessage { get; init; }
}
