using OrleansChat.Edge.Contracts;
using OrleansChat.Files;

namespace OrleansChat.Channels;

/// <summary>A channel as the widget needs it.</summary>
/// <param name="Id">The channel.</param>
/// <param name="Header">Text on the badge.</param>
/// <param name="Color">Base colour, <c>#rrggbb</c>.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="TypingPreview">Agents see what is typed before it is sent.</param>
/// <param name="Style">Colours of parts, font, theme, logo.</param>
/// <param name="Texts">What the window says instead of its standard texts.</param>
/// <param name="PreChat">What is asked besides the question; null: nothing.</param>
/// <param name="Offline">What is said when no chats are taken.</param>
/// <param name="PostChat">What is shown after a chat; null: nothing.</param>
/// <param name="DeleteSeconds">For how long visitors may delete what they wrote; null: never.</param>
/// <param name="Files">Which files visitors may send; null: none.</param>
public sealed record WidgetConfig(
    string Id,
    string Header,
    string Color,
    string Language,
    bool TypingPreview,
    StyleView Style,
    WindowTextsView Texts,
    PreChatView? PreChat,
    OfflineView Offline,
    PostChatView? PostChat,
    int? DeleteSeconds,
    FileLimitsView? Files = null);

/// <summary>How the widget is painted.</summary>
/// <param name="Theme">auto, light or dark.</param>
/// <param name="Badge">The badge.</param>
/// <param name="Button">Buttons that go on.</param>
/// <param name="CustomerMessage">The visitor's own messages.</param>
/// <param name="AgentMessage">Messages of the other side.</param>
/// <param name="Font">CSS font family; null: the system's.</param>
/// <param name="FontSize">Pixels.</param>
/// <param name="Logo">Path on this server; null: none.</param>
public sealed record StyleView(
    [OneOf("WidgetTheme")] string Theme,
    PartColorsView Badge,
    PartColorsView Button,
    PartColorsView CustomerMessage,
    PartColorsView AgentMessage,
    string? Font,
    int FontSize,
    string? Logo);

/// <summary>Colours as <c>#rrggbb</c>; null: derived from the base colour.</summary>
public sealed record PartColorsView(string? Background, string? Text);

/// <summary>Texts of the channel's own; null: the standard text. The queue message knows {cque} and {cavw}.</summary>
public sealed record WindowTextsView(string? Header, string? Message, string? QueueMessage);

/// <summary>The form before the chat. <paramref name="ConsentText"/>: what has to be agreed to; null: nothing.</summary>
public sealed record PreChatView(string? Message, FieldsView Fields, string? ConsentText, string? ConsentLink);

/// <summary>Which fields the form has.</summary>
public sealed record FieldsView(
    [OneOf("FieldUse")] string Name,
    [OneOf("FieldUse")] string Email,
    [OneOf("FieldUse")] string Company,
    [OneOf("FieldUse")] string Phone,
    [OneOf("FieldUse")] string Country);

/// <summary>The closed channel's words; null: the standard text.</summary>
public sealed record OfflineView(string? Header, string? Message);

/// <summary>The form after the chat. <paramref name="Rating"/>: asks for stars.</summary>
public sealed record PostChatView(string? Header, string? Message, bool Rating, string? RatingText);

/// <summary>
/// What the badge needs before anything is connected; written into <c>/widget.js?channel=…</c>. <paramref name="Gone"/>: the channel was
/// deleted; there is a badge only for who has a chat there, without words of its own until that is shown to be so.
/// </summary>
public sealed record EmbedLook(
    string Channel, string? Header, string? Color, string? Language, PartColorsView? Badge, string? Font, bool Gone);
