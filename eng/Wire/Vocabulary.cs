using System.Reflection;
using OrleansChat.Access;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Knowledge;
using OrleansChat.Mail;
using OrleansChat.Replies;
using OrleansChat.Results;
using OrleansChat.Search;
using OrleansChat.Sessions;

namespace OrleansChat.Wire;

/// <summary>
/// The sets of words that fields are made of, by name: unions in the browser's contracts, a table in docs/protocol.md. Clients
/// ignore words that they do not know.
/// </summary>
internal static class Vocabulary
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["AccountLinkPurpose"] = Of<AccountLinkPurpose>(),
            ["AgentNews"] = Of<AgentNews>(),
            ["AuditGroup"] = [.. Constants(typeof(AuditKinds)).Select(kind => kind.Split('.')[0]).Distinct()],
            ["AuditKind"] = [.. Constants(typeof(AuditKinds)).Select(WireWord.Camel)],
            ["AuthorKind"] = Of<AuthorKind>(),
            ["ClosedReason"] = Of<ClosedReason>(),
            ["DraftMode"] = Of<DraftMode>(),
            ["EventReason"] = EventReasons.All,
            ["EventType"] = [.. EventNames.All, EventNames.Hidden],
            ["FieldUse"] = Of<FieldUse>(),
            ["ImportOutcome"] = Constants(typeof(ImportOutcomes)),
            ["MailFault"] = Constants(typeof(MailFaults)),
            ["MailKind"] = [.. Constants(typeof(MailTemplates)).Select(WireWord.Camel)],
            ["MailSecurity"] = Of<MailSecurity>(),
            ["MailState"] = Of<MailState>(),
            ["MessageKind"] = Of<MessageKind>(),
            ["Permission"] = WireNames.OfFlags(ChannelPermissions.All),
            ["Presence"] = Of<Presence>(),
            ["RefusalCode"] = [.. Constants(typeof(RefusalCodes)).Order(StringComparer.Ordinal)],
            ["FileGroup"] = Of<Files.FileGroup>(),
            ["FileState"] = Of<Files.FileState>(),
            ["UnscannedFiles"] = Of<UnscannedFiles>(),
            ["LeftBehindChats"] = Of<LeftBehindChats>(),
            ["ReplyKind"] = Of<ReplyKind>(),
            ["RequestPriority"] = Of<Requests.RequestPriority>(),
            ["SearchState"] = Of<SearchState>(),
            ["SessionStatus"] = Of<SessionStatus>(),
            ["SignInEnd"] = Constants(typeof(SignInEndReasons)),
            ["StartPage"] = Constants(typeof(StartPages)),
            ["WarningKind"] = Of<WarningKind>(),
            ["WidgetTheme"] = Of<WidgetTheme>(),
        };

    private static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => WireNames.Of(value))];

    private static IReadOnlyList<string> Constants(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral
            && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!)];
}
