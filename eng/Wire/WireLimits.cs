using System.Globalization;
using System.Text;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Addresses;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Documents;
using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;
using OrleansChat.Knowledge;
using OrleansChat.Mail;
using OrleansChat.Notes;
using OrleansChat.Replies;
using OrleansChat.Search;
using OrleansChat.Sessions;

namespace OrleansChat.Wire;

/// <summary>A number of the wire that stands once in C#.</summary>
internal sealed record WireLimit(string Name, double Value, string Unit, string Words);

/// <summary>Limits and defaults, for docs/protocol.md and the browser's contracts.</summary>
internal static class WireLimits
{
    private const string Characters = "characters";
    private const string Seconds = "seconds";
    private const string Bytes = "bytes";

    private static readonly ChannelSettings Channel = new() { Name = "" };
    private static readonly LimitSettings Rates = new();

    public static IReadOnlyList<WireLimit> All { get; } =
    [
        new("visitorMessageLength", VisitorInput.TextLength, Characters, "a visitor's message or question"),
        new("agentMessageLength", AgentInput.TextLength, Characters, "an agent's message"),
        new("draftLength", DraftInput.TextLength, Characters, "what an agent has written and not sent"),
        new("previewLength", VisitorInput.PreviewLength, Characters, "what agents see of unsent text; longer is cut"),
        new("commentLength", VisitorInput.CommentLength, Characters, "the comment on a rating"),
        new("nameLength", InputRules.NameLength, Characters, "names of people and companies"),
        new("emailLength", InputRules.EmailLength, Characters, "an e-mail address"),
        new("phoneLength", VisitorInput.PhoneLength, Characters, "a telephone number"),
        new("emailLocalLength", EmailAddress.LocalLength, Characters, "what stands before the @ of an e-mail address"),
        new("languageLength", InputRules.LongestLanguage, Characters, "a language as BCP 47"),
        new("visitorKeyLength", VisitorKeys.Length, Characters, "`visitorKey`, base64url"),
        new("mostStars", SessionLimits.MostStars, "stars", "the best rating; the worst is 1"),
        new("tagNameLength", TagRow.NameLength, Characters, "the name of a tag"),
        new("mostTags", SessionLimits.MostTags, "tags", "on one chat"),
        new("templateNameLength", TemplateRow.NameLength, Characters, "the name of a reply template"),
        new("folderLength", TemplateRow.FolderLength, Characters, "a folder of reply templates with those that it lies in"),
        new("mostTemplateLanguages", ReplyInput.MostLanguages, "languages", "of one reply template"),
        new("mostTemplates", ReplyInput.MostTemplates, "templates", "of the installation"),
        new("quickReplyNameLength", QuickReplyRow.NameLength, Characters, "the name of a quick reply"),
        new("shortcutLength", QuickReplyRow.ShortcutLength, Characters, "`shortcut` of a quick reply, without the slash"),
        new("mostQuickReplies", ReplyInput.MostQuickReplies, "quick replies", "of one agent, and of one channel"),
        new("knowledgeFolderLength", KnowledgeFolderRow.NameLength, Characters, "the name of a folder of the knowledge base"),
        new("articleTitleLength", KnowledgeTranslationRow.TitleLength, Characters, "the title of an article"),
        new("slugLength", KnowledgeTranslationRow.SlugLength, Characters, "`slug` of an article, its part of an address"),
        new("documentNameLength", DocumentInput.NameLength, Characters, "the name of a document, and of a folder of documents"),
        new("documentDescriptionLength", DocumentInput.DescriptionLength, Characters, "what agents read of a document"),
        new("transferNoteLength", TransferInput.NoteLength, Characters, "what a sender writes to the colleague who gets the chat"),
        new("mostMentions", SessionLimits.MostMentions, "colleagues", "mentioned in one note"),
        new("addressLength", InputRules.AddressLength, Characters, "`pageUrl` and `referrer`"),
        new("excerptLength", SessionLimits.ExcerptLength, Characters, "`firstMessage` and `lastMessage` of a row; longer is cut"),
        new("shortestPassword", InputRules.PasswordLength, Characters, "a new password"),
        new("longestPassword", InputRules.LongestPassword, Characters, "a password"),
        new("codeLength", SecondFactor.CodeLength, Characters, "a code of the second factor"),
        new("mailHostLength", MailSettings.HostLength, Characters, "`host` of the mail server"),
        new("mailUserLength", MailSettings.UserLength, Characters, "`userName` at the mail server"),
        new("mailPasswordLength", MailSettings.PasswordLength, Characters, "`password` at the mail server"),
        new("lastPort", MailSettings.LastPort, "", "`port` of the mail server, from 1"),
        new("auditTextLength", AuditQuery.TextLength, Characters, "`text` of a search in the audit log"),
        new("searchTextLength", SearchQuery.TextLength, Characters, "`text` and `customer` of a search for chats"),
        new("callBytes", BoundedJsonHubProtocol.MostBytes, Bytes, "one call of a hub"),
        new("photoBytes", Photos.MaxBytes, Bytes, "an agent's photo, before base64"),
        new("logoBytes", Logos.MaxBytes, Bytes, "a channel's logo, before base64"),
        new("picturePixels", ImageContent.MaxPixels, "pixels", "a photo or logo, each way"),
        new("putBackWithin", SessionLimits.PutBackWithin.TotalSeconds, Seconds, "after accepting, for `PutBack`"),
        new("loudest", Preferences.Loudest, "%", "of sounds, from 0"),
        new("boardRows", QueueChanges.Shown, "chats", "of a queue, the longest waiting"),
        new("syncPoints", AgentInput.MaxPoints, "sessions", "one Sync of an agent"),
        new("passkeys", Passkeys.Most, "passkeys", "one account"),
        new("tokenLife", VisitorTokens.Life.TotalSeconds, Seconds, "a visitor's token is good for"),
        new("endedShown", AgentService.ShowEndedFor.TotalSeconds, Seconds, "ended chats stay in an agent's list"),
        new("grace", new AgentOptions().Grace.TotalSeconds, Seconds,
            "an agent without a browser stays available (setting `Chat:Agents:Grace`)"),
        new("helloDeadline", Rates.HelloSeconds, Seconds, "a connection may take until Hello (setting)"),
        new("heartbeat", Heartbeats.SyncSeconds, Seconds, "clients call Sync at least this often"),
        new("answerWithin", Heartbeats.AnswerSeconds, Seconds, "a call that is not answered by then is lost"),
        new("typingRenewed", Heartbeats.TypingSeconds, Seconds, "at most one Typing in this time"),
        new("typingShown", Heartbeats.TypingShownSeconds, Seconds, "that somebody types is shown, unless renewed"),
        new("cookieLife", SignInRegistration.CookieLife.TotalSeconds, Seconds, "a sign-in, renewed by use"),
        new("codeStepLife", SignInRegistration.StepLife.TotalSeconds, Seconds, "from the password to the code of the second factor"),
        new("passwordAttempts", SignInRegistration.AttemptsUntilLocked, "attempts", "wrong passwords until the account is locked"),
        new("lockedFor", SignInRegistration.LockedFor.TotalSeconds, Seconds, "then it is locked"),
        new("invitationLife", AccountLinks.InvitationLife.TotalSeconds, Seconds, "an invitation is good for"),
        new("freshFor", Reauthentication.For.TotalSeconds, Seconds, "from a sign-in, without a password what is sensitive may be changed"),
        new(
            "handedOverLife",
            AccountLinks.HandedOverLife.TotalSeconds,
            Seconds,
            "a password reset that an administrator hands over is good for"),
        new("resetLife", AccountLinks.ResetLife.TotalSeconds, Seconds, "a password reset is good for"),
        new("idleTimeout", Channel.IdleTimeout.TotalSeconds, Seconds, "default of a channel's `idleTimeout`"),
        new("reopenWindow", Channel.ReopenWindow.TotalSeconds, Seconds, "default of a channel's `reopenWindow`"),
        new("answerTarget", Channel.AnswerTarget.TotalSeconds, Seconds, "default of a channel's `answerTarget`"),
        new("fontSize", Channel.Look.FontSize, "pixels", "default of a channel's `look.fontSize`"),
        new("queueLimit", Channel.QueueLimit, "chats", "default of a channel's `queueLimit`; 0: none"),
    ];

    public static IReadOnlyList<(string Name, Rate Rate, string Words)> Buckets { get; } =
    [
        ("calls", new(Rates.VisitorPerSecond * 60, Rates.VisitorBurst), "calls of one visitor connection"),
        ("calls", new(Rates.AgentPerSecond * 60, Rates.AgentBurst), "calls of one agent connection"),
        ("connections", Rates.Connections, "new hub connections of one address"),
        ("hellos", Rates.Hellos, "Hello of one address"),
        ("starts", Rates.Starts, "Start of one address"),
        ("messages", Rates.Messages, "messages of the visitor of one chat"),
        ("signIns", Rates.SignIns, "attempts to sign in of one address"),
        ("links", Rates.Links, "looking at, using and asking for one-time links, of one address"),
        ("pictures", Rates.Pictures, "photos and logos of one address"),
    ];

    public static string Table()
    {
        var table = new StringBuilder("| name | value | |\n|---|---|---|\n");
        foreach (var limit in All)
            ProtocolTables.Row(table, $"`{limit.Name}`", $"{Number(limit.Value)} {limit.Unit}".TrimEnd(), limit.Words);
        ProtocolTables.Row(table, "`defaultColor`", $"`{Channel.Color}`", "default of a channel's `color`");
        ProtocolTables.Row(table, "`defaultLanguage`", $"`{Channel.Language}`", "default of a channel's `language`");
        ProtocolTables.Row(table, "`widgetLanguages`", string.Join(", ", SpokenLanguages.Widget
            .Select(each => $"`{each}`")), "the widget has texts in; English for every other");
        ProtocolTables.Row(table, "`consoleLanguages`", string.Join(", ", SpokenLanguages.Console
            .Select(each => $"`{each}`")), "the console and mails have texts in");
        return table.ToString();
    }

    public static string RateTable()
    {
        var table = new StringBuilder("| `details.limit` | a minute | at once | of |\n|---|---|---|---|\n");
        foreach (var (name, rate, words) in Buckets)
            ProtocolTables.Row(table, $"`{name}`", Number(rate.PerMinute), Number(rate.Burst), words);
        return table.ToString();
    }

    /// <summary>For the browser: one constant each, so that a bundle holds only those that it uses.</summary>
    public static string Script()
    {
        var text = new StringBuilder(
            $"// Written from the C# side: {WireFiles.Command}\n// Characters, bytes and seconds; docs/protocol.md says of what.\n\n");
        foreach (var limit in All)
            text.Append("export const ").Append(limit.Name).Append(" = ").Append(Number(limit.Value).Replace(',', '_')).Append(";\n");
        text.Append(CultureInfo.InvariantCulture, $"export const defaultColor = '{Channel.Color}';\n\n/** That there are texts in. */\n");
        text.Append(CultureInfo.InvariantCulture, $"export const widgetLanguages = [{Quoted(SpokenLanguages.Widget)}] as const;\n");
        text.Append(CultureInfo.InvariantCulture, $"export const consoleLanguages = [{Quoted(SpokenLanguages.Console)}] as const;\n");
        return text.ToString();
    }

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));

    private static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
