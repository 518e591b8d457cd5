namespace OrleansChat.Channels;

/// <summary>What an administrator set for a channel. Every field has a default, so that old rows load.</summary>
[GenerateSerializer, Alias("chat.channel-settings"), Immutable]
public sealed record ChannelSettings
{
    /// <summary>Internal name, unique.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>Text on the badge and in the window's header before an agent answers.</summary>
    [Id(1)] public string Header { get; init; } = "Chat";

    /// <summary>Widget language, BCP 47: <c>en</c>, <c>nb</c>.</summary>
    [Id(2)] public string Language { get; init; } = "en";

    /// <summary>Base colour of the widget, <c>#rrggbb</c>.</summary>
    [Id(3)] public string Color { get; init; } = "#0a6e5c";

    /// <summary>The session ends by itself after this long without a message while the customer owes the answer.</summary>
    [Id(4)] public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A chat that nobody has answered warns the agents after this long; null: never.</summary>
    [Id(5)] public TimeSpan? WarnAgentsNewChat { get; init; } = TimeSpan.FromMinutes(1);
    [Id(6)] public TimeSpan? WarnManagersNewChat { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A customer message left unanswered warns the agent after this long; null: never.</summary>
    [Id(7)] public TimeSpan? WarnAgentsUnanswered { get; init; } = TimeSpan.FromMinutes(2);
    [Id(8)] public TimeSpan? WarnManagersUnanswered { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether an ended chat shows the post-chat form and may be reopened.</summary>
    [Id(9)] public bool PostChat { get; init; }

    /// <summary>How long an ended chat may be reopened.</summary>
    [Id(10)] public TimeSpan ReopenWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether agents see what the visitor is typing before it is sent.</summary>
    [Id(11)] public bool TypingPreview { get; init; }

    /// <summary>At most this many wait; 0: no limit.</summary>
    [Id(12)] public int QueueLimit { get; init; }

    /// <summary>Websites that may embed the widget, as origins; empty: any.</summary>
    [Id(13)] public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Target for "answered within target".</summary>
    [Id(14)] public TimeSpan AnswerTarget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For administrators.</summary>
    [Id(15)] public string Description { get; init; } = "";

    /// <summary>Where warnings are mailed too; null: nowhere.</summary>
    [Id(16)] public string? AlertEmail { get; init; }

    [Id(17)] public OpeningHours Hours { get; init; } = new();

    [Id(18)] public WidgetLook Look { get; init; } = new();

    [Id(19)] public WindowTexts Window { get; init; } = new();

    [Id(20)] public OfflineForm Offline { get; init; } = new();

    [Id(21)] public PreChatForm PreChat { get; init; } = new();

    /// <summary>What <see cref="PostChat"/> shows.</summary>
    [Id(22)] public PostChatForm PostChatForm { get; init; } = new();

    [Id(23)] public BotSettings Bot { get; init; } = new();

    /// <summary>Of visitors' addresses only the network is kept.</summary>
    [Id(24)] public bool MaskAddress { get; init; }

    /// <summary>How long a colleague may take to answer a transfer, and managers to take a chat that is offered to them first.</summary>
    [Id(30)] public TimeSpan TransferTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Who gets the unanswered chats of an agent who has disappeared.</summary>
    [Id(31)] public LeftBehindChats LeftBehindChats { get; init; } = LeftBehindChats.Queue;

    /// <summary>For how long authors may delete what they wrote; null: never.</summary>
    [Id(25)] public TimeSpan? DeleteWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether visitors may delete too what they wrote themselves.</summary>
    [Id(26)] public bool VisitorsDelete { get; init; }

    [Id(40)] public FileSettings Files { get; init; } = new();
}
