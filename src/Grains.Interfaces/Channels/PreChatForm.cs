namespace OrleansChat.Channels;

/// <summary>What is asked before a chat, besides the question.</summary>
[GenerateSerializer, Alias("chat.pre-chat-form"), Immutable]
public sealed record PreChatForm
{
    /// <summary>Off: only the question is asked.</summary>
    [Id(0)] public bool On { get; init; } = true;

    [Id(1)] public string? Message { get; init; }

    [Id(2)] public FormFields Fields { get; init; } = new();

    /// <summary>What the visitor has to agree to; null: nothing.</summary>
    [Id(3)] public string? ConsentText { get; init; }

    /// <summary>Web address with the details of the consent; null: none.</summary>
    [Id(4)] public string? ConsentLink { get; init; }

    [Id(5)] public FaqSuggestions Faq { get; init; } = new();
}

/// <summary>Articles suggested for the question before it goes into the queue.</summary>
/// <param name="On">Whether they are.</param>
/// <param name="Folder">Id of the folder that is searched, with those below it; null: all.</param>
[GenerateSerializer, Alias("chat.faq-suggestions"), Immutable]
public sealed record FaqSuggestions([property: Id(0)] bool On = false, [property: Id(1)] Guid? Folder = null);
