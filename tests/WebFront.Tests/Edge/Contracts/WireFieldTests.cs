using System.Reflection;
using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Edge.Contracts;

/// <summary>
/// Every field that reaches a console or a visitor, and who may see it. A field that is not here fails: whoever adds one decides in this
/// table, and sees to it where the view is made.
/// </summary>
public class WireFieldTests
{
    /// <summary>What a caller gets about their own call.</summary>
    private static readonly string[] ToWhoeverAsked =
    [
        "Answer`1: Ok Refused",
        "RefusalView: Code Details RetryAfterMs Text",
        "Sent: At Seq",
    ];

    /// <summary>
    /// What is about the agent themselves; ChannelNotification goes to administrators, FormerChannelView to who has chats from there, the
    /// targets of a transfer to who may transfer the chat, and GoneAgents to managers of the channel.
    /// </summary>
    private static readonly string[] ToTheAgent =
    [
        "AgentMe: Administrator Channels Id Name Preferences Presence",
        "AgentChannelView: Color DeleteSeconds Files Id Name Permissions ReopenSeconds Warnings",
        "AlertClaim: Yours",
        "DraftView: Mode SessionId Text Version",
        "DraftList: Drafts",
        "DraftSaved: Version",
        "AgentWelcome: Boards Chats FailedBoards FailedChats Me ServerTime",
        "AgentSync: Chats Failed Logs Me",
        "FailedBoard: ChannelId Code RetryAfterMs",
        "FailedChat: Code RetryAfterMs SessionId",
        "FormerChannelView: Deleted Id Name",
        "TransferTargets: Agents ChannelId Channels",
        "TransferAgent: Id Name OpenChats Photo",
        "TransferChannel: Id Name Open Waiting",
        "GoneAgents: AgentIds ChannelId",
        "NewsPush: News",
        "StarredChats: Chats",
        "ChannelNotification: Id Version",
    ];

    /// <summary>What everybody sees who works on the channel.</summary>
    private static readonly string[] ToAgentsOfTheChannel =
    [
        "ChannelBoard: ChannelId Figures Ongoing Queue",
        "QueueBoard: ChannelId Count Rows Version",
        "QueueChange: After ChannelId Count Left Rows Version",
        "QueuePlace: Index Row",
        "FiguresPush: Changed ChannelId Figures",
        "FiguresView: AbandonedToday AcceptedToday Active EndedToday OldestWaitingSince PresentAgents RequestedToday Unanswered "
        + "WaitSecondsTotalToday Waiting WaitingSinceTotal",
        "SessionRow: AcceptedAt AgentId AgentName ChannelId EndedAt Id LastActivityAt LastAuthor ManagersUntil Masked MessageCount "
        + "QueuedAt ReadByAgent ReadByCustomer RequestedAt Seq Status TransferFrom TransferFromName TransferTo TransferToName "
        + "TransferUntil UnansweredSince Unread Warned WarnedAt",
        "WarningTimesView: NewChatAgents NewChatManagers UnansweredAgents UnansweredManagers",
    ];

    /// <summary>What only who may read the chat sees: words, and who the visitor is and where they are.</summary>
    private static readonly string[] ToReaders =
    [
        "SessionRow: CustomerCompany CustomerCountry CustomerEmail CustomerName CustomerPhone FirstMessage Language LastMessage NoteCount "
        + "PageUrl Tags TransferNote",
        "AgentChat: Listening Log Row",
        "VisitorPush: LeftAt SessionId",
        "AcceptedChat: Log",
    ];

    /// <summary>
    /// What is pushed to those who follow the chat, and answered to who may read it. EventVisibilityTests walk the events.
    /// </summary>
    private static readonly string[] ToReadersAndTheVisitor =
    [
        "EventView: Articles At By Erased File Kind Link MessageId Number Reason Seq Status Text To Type Until UpTo",
        "LinkView: Address Excerpt Title",
        "FileView: Group Height Id Length MediaType Name Unscanned Width",
        "SuggestedArticleView: Address Excerpt Id Language Title",
        "EventsPage: Events LastSeq More Numbering SessionId StartOver Status",
        "EventsPush: Events SessionId",
        "AuthorView: AgentId Kind Name Photo",
        "TypingPush: Active By Preview SessionId",
    ];

    /// <summary>What of those only agents get: no event that visitors see has it.</summary>
    private static readonly string[] ToReadersOnly =
    [
        "EventView: Added Mentions Removed",
        "TagRefView: Id Name",
    ];

    /// <summary>What whoever opens the widget sees, and of a chat its own visitor.</summary>
    private static readonly string[] ToVisitors =
    [
        "ArticlePage: Address Html Title",
        "AvailabilityView: Agents Holiday Open OpensAt Reason Until WaitSeconds Waiting",
        "FileLimitsView: Extensions MaxBytes",
        "WidgetConfig: Color DeleteSeconds Files Header Id Language Offline PostChat PreChat Style Texts TypingPreview",
        "FieldsView: Company Country Email Name Phone",
        "OfflineView: Header Message",
        "PartColorsView: Background Text",
        "PostChatView: Header Message Rating RatingText",
        "PreChatView: ConsentLink ConsentText Fields Message",
        "StyleView: AgentMessage Badge Button CustomerMessage Font FontSize Logo Theme",
        "WindowTextsView: Header Message QueueMessage",
        "QueueView: Position WaitSeconds",
        "VisitorChat: AgentName Log Queue ReadByAgent Token",
        "VisitorSync: Log Queue Token",
        "VisitorWelcome: Availability Channel Chat TokenRefused",
    ];

    private static readonly string[] All =
    [
        .. ToWhoeverAsked, .. ToTheAgent, .. ToAgentsOfTheChannel, .. ToReaders, .. ToReadersAndTheVisitor, .. ToReadersOnly,
        .. ToVisitors,
    ];

    [Fact]
    public void Wire_EveryField_IsDecided() => Assert.Equal(
        Listed(All).Order(StringComparer.Ordinal),
        Reachable().SelectMany(type => Fields(type).Select(field => $"{type.Name}.{field}")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Row_ForWhoMayNotRead_HasNothingButWhatTheChannelsAgentsSee()
    {
        var masked = SessionRows.Line(Full(), readable: false);
        var read = SessionRows.Of(Full());
        var ofRows = Listed(ToReaders).Where(field => field.StartsWith(nameof(SessionRow), StringComparison.Ordinal));
        foreach (var field in ofRows.Select(field => field.Split('.')[1]))
        {
            Assert.True(Value(read, field) is not null, $"{field} is empty in this test.");
            Assert.True(Value(masked, field) is null, $"{field} reaches who may not read the chat.");
        }

        Assert.True(masked.Masked);
        Assert.DoesNotContain("secret", masked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_OfALongChat_IsBounded()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 2_000));
        var line = SessionRows.Line(Full() with { FirstMessage = text, LastMessage = text }, readable: true);
        Assert.All([line.FirstMessage!, line.LastMessage!], words => Assert.InRange(words.Length, 1, 200));
        Assert.Equal((null, null, null), (line.PageUrl, line.CustomerPhone, line.CustomerCompany));
    }

    private static SessionSummary Full() => new()
    {
        Id = new(Guid.NewGuid()),
        Channel = new(Guid.NewGuid()),
        Visitor = new("secret"),
        Customer = new("secret", "secret", "secret", "secret", "secret"),
        Visit = new("secret", "secret", "secret", "secret", "secret"),
        FirstMessage = "secret",
        LastMessage = "secret",
        RatingComment = "secret",
        Tags = "secret",
        NoteCount = 1,
        Contact = "secret",
        Company = "secret",
        Request = "secret",
        Transfer = new(new(new(Guid.NewGuid()), "Anna"), new(new(Guid.NewGuid()), "Bjørn"), null, DateTimeOffset.UnixEpoch, "secret"),
    };

    private static object? Value(SessionRow row, string field) => typeof(SessionRow).GetProperty(field)!.GetValue(row);

    private static IEnumerable<string> Listed(IEnumerable<string> rows) =>
        rows.SelectMany(row => row.Split(": ")[1].Split(' ').Select(field => $"{row.Split(": ")[0]}.{field}"));

    private static IEnumerable<string> Fields(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.Name != "EqualityContract").Select(property => property.Name);

    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        foreach (var side in (Type[])[typeof(IAgentHub), typeof(IVisitorHub)])
        {
            foreach (var method in side.GetMethods())
                Visit(method.ReturnType, found);
        }

        foreach (var side in (Type[])[typeof(IAgentClient), typeof(IVisitorClient)])
        {
            foreach (var parameter in side.GetMethods().SelectMany(method => method.GetParameters()))
                Visit(parameter.ParameterType, found);
        }

        return found;
    }

    private static void Visit(Type type, HashSet<Type> found)
    {
        foreach (var argument in type.GetGenericArguments())
            Visit(argument, found);
        if (type.Assembly != typeof(IAgentHub).Assembly || type.IsEnum || !found.Add(type))
            return;
        foreach (var property in type.GetProperties())
            Visit(property.PropertyType, found);
    }
}
