using OrleansChat.Agents;
using OrleansChat.Clients;
using OrleansChat.Documents;
using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Files;
using OrleansChat.Notes;
using OrleansChat.Replies;
using OrleansChat.Results;
using OrleansChat.Sessions;
using static OrleansChat.Access.Caller;
using static OrleansChat.Access.Expected;

namespace OrleansChat.Access;

/// <summary>
/// Every hub method and every HTTP endpoint, and what each caller gets from it. A method or endpoint that is not here fails
/// <see cref="HubMatrixTests"/> or <see cref="EndpointMatrixTests"/>: add a row, and decide in it who may what.
/// </summary>
public static class AccessMatrix
{
    public static IReadOnlyList<HubRow> Hubs { get; } =
    [
        .. AgentRows(),
        .. VisitorRows(),
    ];

    public static IReadOnlyList<HttpRow> Endpoints { get; } =
    [
        .. PageRows(),
        .. AccountRows(),
        .. ProfileRows(),
        .. AdministrationRows(),
        .. HistoryRows(),
        .. KnowledgeRows(),
        .. FileRows(),
    ];

    public static void AssertListed(IEnumerable<string> there, IEnumerable<string> listed)
    {
        string[] wrong =
        [
            .. there.Except(listed).Select(each => $"{each} is not in AccessMatrix: add a row that says who may call it."),
            .. listed.Except(there).Select(each => $"{each} is in AccessMatrix and does not exist."),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static HubRow[] AgentRows() =>
    [
        Agent("Hello", Chat.None, _ => [new AgentHello(ProtocolVersion.Current)], AnyAgent(Outcome.Done)),
        Agent("SetPresence", Chat.None, _ => ["present"], AnyAgent(Outcome.Done)),
        Agent("GetNext", Chat.Waiting, chat => [MessageId.New().ToString(), chat.Channel],
            AnyAgent(RefusalCodes.PermissionMissing).But(Outcome.Done, MayRespond, AgentOfThisChat)),
        Agent("GetNext", Chat.Waiting, _ => [MessageId.New().ToString(), null],
            AnyAgent(RefusalCodes.PermissionMissing).But(Outcome.Done, MayRespond, AgentOfThisChat)
                .But(RefusalCodes.QueueEmpty, AgentOfAnotherChannel)),
        Agent("Accept", Chat.Waiting, chat => [chat.Session, MessageId.New().ToString()],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, MayRespond, AgentOfThisChat)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayListenIn, IsManager)),
        Agent("Accept", Chat.Ongoing, chat => [chat.Session, MessageId.New().ToString()],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, AgentOfThisChat).But(RefusalCodes.AlreadyTaken, MayRespond)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayListenIn, IsManager)),
        Agent("Open", Chat.Waiting, chat => [chat.Session, 0],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, MayRespond, MayListenIn, IsManager, AgentOfThisChat)
                .But(RefusalCodes.PermissionMissing, GetsNotifications)),
        Agent("Open", Chat.Ongoing, chat => [chat.Session, 0],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, MayListenIn, IsManager, AgentOfThisChat)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayRespond)),
        Agent("CloseView", Chat.Ongoing, chat => [chat.Session], AnyAgent(Outcome.Nothing)),
        Agent("Send", Chat.Ongoing, chat => [new AgentMessage(chat.Session, VisitorClient.NewId(), "From me.")], OnlyItsAgent),
        // Files of others are none: FileTests send real ones.
        Agent("SendFile", Chat.Ongoing, chat => [new AgentFile(chat.Session, VisitorClient.NewId(), VisitorClient.NewId())],
            OnlyItsAgent.But(RefusalCodes.FileNotFound, AgentOfThisChat, MayListenIn, IsManager)),
        Agent("SendDocument", Chat.Ongoing, chat => [new AgentDocument(chat.Session, VisitorClient.NewId(), VisitorClient.NewId())],
            OnlyItsAgent.But(RefusalCodes.DocumentNotFound, AgentOfThisChat, MayListenIn, IsManager)),
        // There is no such article; whose chat it is comes after that.
        Agent("SendArticle", Chat.Ongoing,
            chat => [new AgentArticle(chat.Session, VisitorClient.NewId(), VisitorClient.NewId(), "en")],
            OnlyItsAgent.But(RefusalCodes.ArticleNotPublic, AgentOfThisChat, MayListenIn, IsManager)),
        Agent("MarkRead", Chat.Ongoing, chat => [chat.Session, long.MaxValue], OnlyItsAgent),
        Agent("Typing", Chat.Ongoing, chat => [chat.Session, true], AnyAgent(Outcome.Nothing).But(Outcome.Done, AgentOfThisChat)),
        // Only its author; nobody but the chat's agent has written in it.
        Agent("DeleteMessage", Chat.Ongoing, chat => [chat.Session, 1, VisitorClient.NewId()],
            OnlyItsAgent.But(RefusalCodes.InvalidInput, AgentOfThisChat, MayListenIn, IsManager)),
        Agent("Drafts", Chat.None, _ => [], AnyAgent(Outcome.Done)),
        Agent("SaveDraft", Chat.Ongoing, chat => [new DraftEdit(chat.Session, "reply", "Not yet")],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Nothing, MayListenIn, IsManager, AgentOfThisChat)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayRespond)),
        Agent("Reopen", Chat.Finished, chat => [chat.Session, VisitorClient.NewId()],
            OnlyItsAgent.But(RefusalCodes.ReopeningNotAllowed, AgentOfThisChat)),
        // It was answered already.
        Agent("PutBack", Chat.Ongoing, chat => [chat.Session, VisitorClient.NewId()],
            OnlyItsAgent.But(RefusalCodes.TooLateToPutBack, AgentOfThisChat)),
        Agent("End", Chat.Ongoing, chat => [chat.Session, VisitorClient.NewId()], OnlyItsAgent),
        Agent("Transfer", Chat.Ongoing,
            chat => [new TransferRequest(chat.Session, VisitorClient.NewId(), chat.Colleague, null, "Please.")], Transferring),
        Agent("TransferTargets", Chat.Ongoing, chat => [chat.Session], Transferring),
        Agent("AcceptTransfer", Chat.Offered, chat => [chat.Session, VisitorClient.NewId()],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, MayRespond).But(RefusalCodes.NotYourChat, AgentOfThisChat)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayListenIn, IsManager)),
        Agent("AcceptTransfer", Chat.Ongoing, chat => [chat.Session, VisitorClient.NewId()],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, AgentOfThisChat).But(RefusalCodes.TransferOver, MayRespond)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayListenIn, IsManager)),
        Agent("RejectTransfer", Chat.Offered, chat => [chat.Session, VisitorClient.NewId()], EndsTransfer(MayRespond)),
        Agent("CancelTransfer", Chat.Offered, chat => [chat.Session, VisitorClient.NewId()], EndsTransfer(AgentOfThisChat)),
        Agent("TakeOver", Chat.Ongoing, chat => [chat.Session, VisitorClient.NewId()],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, IsManager)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayListenIn, MayRespond, AgentOfThisChat)),
        Agent("GoneAgents", Chat.None, chat => [chat.Channel],
            AnyAgent(RefusalCodes.ChannelNotFound).But(Outcome.Done, IsManager)
                .But(RefusalCodes.PermissionMissing, MayRespond, GetsNotifications, MayListenIn, AgentOfThisChat)),
        Agent("ClaimAlert", Chat.None, _ => [$"test:{Guid.NewGuid():N}", true], AnyAgent(Outcome.Done)),
        Agent("AddNote", Chat.Ongoing, chat => [new AgentNote(chat.Session, VisitorClient.NewId(), "Among us.", [])],
            WhoMayRead(Outcome.Done)),
        Agent("Whisper", Chat.Ongoing, chat => [new AgentMessage(chat.Session, VisitorClient.NewId(), "To you.")],
            AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, IsManager)
                .But(RefusalCodes.PermissionMissing, GetsNotifications, MayRespond, MayListenIn, AgentOfThisChat)),
        Agent("ChangeTags", Chat.Ongoing, chat => [new TagChange(chat.Session, VisitorClient.NewId(), [], [])],
            WhoMayRead(Outcome.Nothing)),
        Agent("SetStar", Chat.Ongoing, chat => [chat.Session, true], WhoMayRead(Outcome.Nothing)),
        Agent("Starred", Chat.Ongoing, _ => [], AnyAgent(Outcome.Nothing)),
        Agent("Sync", Chat.Ongoing, chat => [new[] { new SyncPoint(chat.Session, 0) }],
            AnyAgent(Outcome.Nothing).But(Outcome.Done, MayListenIn, IsManager, AgentOfThisChat)),
        Agent("Board", Chat.None, chat => [chat.Channel],
            AnyAgent(RefusalCodes.ChannelNotFound)
                .But(Outcome.Done, MayRespond, GetsNotifications, MayListenIn, IsManager, AgentOfThisChat)),
        Agent("FormerChannel", Chat.None, chat => [chat.Channel],
            AnyAgent(RefusalCodes.ChannelNotFound)
                .But(Outcome.Done, MayRespond, GetsNotifications, MayListenIn, IsManager, AgentOfThisChat)),
        Agent("Unreadable", Chat.None, _ => [false], AnyAgent(RefusalCodes.InvalidInput)),
    ];

    private static Expected WhoMayRead(string outcome) => AnyAgent(RefusalCodes.SessionNotFound)
        .But(outcome, MayListenIn, IsManager, AgentOfThisChat).But(RefusalCodes.PermissionMissing, GetsNotifications, MayRespond);

    /// <summary>Who may not even read it does not learn that it exists; who may hears that it is another's.</summary>
    private static Expected OnlyItsAgent => AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, AgentOfThisChat)
        .But(RefusalCodes.NotYourChat, MayListenIn, IsManager).But(RefusalCodes.PermissionMissing, GetsNotifications, MayRespond);

    /// <summary>Its agent, and whoever manages the channel; who may only read it hears that it is another's.</summary>
    private static Expected Transferring => OnlyItsAgent.But(Outcome.Done, IsManager);

    /// <summary>Whoever works there may know that it is another's to answer or to take back.</summary>
    private static Expected EndsTransfer(Caller allowed) => AnyAgent(RefusalCodes.SessionNotFound)
        .But(RefusalCodes.NotYourChat, MayRespond, GetsNotifications, MayListenIn, IsManager, AgentOfThisChat)
        .But(Outcome.Done, allowed);

    private static HubRow[] VisitorRows() =>
    [
        Visitor("Hello", Chat.Ongoing, chat => [new VisitorHello(ProtocolVersion.Current, chat.Channel, chat.Token, 0)],
            Everybody(Outcome.Nothing).But(Outcome.Done, VisitorOfThisChat).But(Outcome.Other, VisitorOfAnotherChat)
                .But(RefusalCodes.TokenInvalid, VisitorOfAnotherChannel)),
        Visitor("Start", Chat.Ongoing,
            chat => [new StartChat(VisitorClient.NewId(), chat.Key, "Kari", "kari@example.com", "Again?", true, "en", null, null)],
            Everybody(Outcome.Other).But(Outcome.Done, VisitorOfThisChat).But(RefusalCodes.OutOfOrder, Nobody)),
        Visitor("Send", Chat.Ongoing, _ => [new VisitorMessage(VisitorClient.NewId(), "From me.")], ChatsVisitor(Outcome.Done)),
        Visitor("SendFile", Chat.Ongoing, _ => [new VisitorFile(VisitorClient.NewId(), VisitorClient.NewId())],
            ChatsVisitor(RefusalCodes.FileNotFound).But(RefusalCodes.FileNotFound, VisitorOfAnotherChat)),
        Visitor("Sync", Chat.Ongoing, _ => [0], ChatsVisitor(Outcome.Done)),
        Visitor("MarkRead", Chat.Ongoing, _ => [long.MaxValue], ChatsVisitor(Outcome.Done)),
        Visitor("Typing", Chat.Ongoing, _ => [true, null],
            Everybody(Outcome.Nothing).But(Outcome.Done, VisitorOfThisChat)),
        Visitor("End", Chat.Ongoing, _ => [VisitorClient.NewId()], ChatsVisitor(Outcome.Done)),
        // Each reaches the log of their own chat only, where the first event is no message.
        Visitor("DeleteMessage", Chat.Ongoing, _ => [1, VisitorClient.NewId()],
            ChatsVisitor(RefusalCodes.InvalidInput).But(RefusalCodes.InvalidInput, VisitorOfAnotherChat)),
        // What everybody may read, whose chat it ever is: here nothing.
        Visitor("ReadArticle", Chat.Ongoing, _ => [VisitorClient.NewId(), "en"],
            ChatsVisitor(RefusalCodes.ArticleNotFound).But(RefusalCodes.ArticleNotFound, VisitorOfAnotherChat)),
        // Nothing was suggested in these chats.
        Visitor("AnswerFaq", Chat.Ongoing, _ => [VisitorClient.NewId(), true],
            ChatsVisitor(RefusalCodes.NotAllowedInState).But(RefusalCodes.NotAllowedInState, VisitorOfAnotherChat)),
        Visitor("Reopen", Chat.Finished, _ => [VisitorClient.NewId()], ChatsVisitor(Outcome.Done)),
        Visitor("Rate", Chat.Finished, _ => [MessageId.New().ToString(), 5, "Good"], ChatsVisitor(Outcome.Done)),
        Visitor("Unreadable", Chat.Ongoing, _ => [false], Everybody(RefusalCodes.InvalidInput)),
    ];

    private static HttpRow[] PageRows() =>
    [
        new("GET /", Everybody("302")),
        new("GET /demo", Everybody("200")),
        new("GET /faq/faq.css", Everybody("200")),
        new("GET /faq/{channel}", Everybody("404")),
        new("GET /faq/{channel}/look.css", Everybody("404")),
        new("GET /faq/{channel}/sitemap.xml", Everybody("404")),
        new("GET /faq/{channel}/{language}", Everybody("404")),
        new("GET /faq/{channel}/{language}/search", Everybody("404")),
        new("GET /faq/{channel}/{language}/folders/{named}", Everybody("404")),
        new("GET /faq/{channel}/{language}/{named}", Everybody("404")),
        new("POST /faq/{channel}/{language}/{named}/helpful", Everybody("404")),
        new("GET /demo/icon.svg", Everybody("200")),
        new("GET /demo/site.css", Everybody("200")),
        new("GET /widget.js", Everybody("200")),
        new("GET /preview", Everybody("200")),
        new("GET /logos/{id:guid}", Everybody("404")),
        new("GET /console/assets/{**path}", Everybody("404")),
        new("GET /console/{**path}", Everybody("200")),
        new("GET /setup/{token}", Everybody("200")),
        new("GET /invitation/{token}", Everybody("200")),
        new("GET /reset/{token}", Everybody("200")),
        new("GET /photos/{hash}", Everybody("404")),
        new("* /health/live", Everybody("200")),
        new("* /health/ready", Everybody("200")),
        new("* /hubs/visitor", Everybody("400")),
        new("* /hubs/visitor/negotiate", Everybody("200")),
        new("* /hubs/agent", AnyAgent("400")),
        new("* /hubs/agent/negotiate", AnyAgent("200")),
    ];

    private static HttpRow[] AccountRows() =>
    [
        new("GET /api/account", AnyAgent("200")),
        new("GET /api/account/ways", Everybody("200")),
        new("POST /api/account/sign-in", Everybody(RefusalCodes.WrongCredentials)),
        new("POST /api/account/sign-in/code", Everybody(RefusalCodes.SecondFactorWrong)),
        new("POST /api/account/passkey/options", Everybody("200")),
        new("POST /api/account/passkey", Everybody(RefusalCodes.InvalidInput)),
        new("POST /api/account/sign-out", Everybody("204")),
        new("POST /api/account/forgot", Everybody(RefusalCodes.MailNotConfigured)),
        new("GET /api/account/links/{token}", Everybody(RefusalCodes.AccountLinkInvalid)),
        new("POST /api/account/links/{token}", Everybody(RefusalCodes.AccountLinkInvalid)),
        new("GET /api/account/external", Everybody("404")),
        new("GET /api/account/external/return", Everybody("302")),
        new("GET /api/setup/{token}", Everybody(RefusalCodes.SetupLinkInvalid)),
        new("POST /api/setup/{token}", Everybody(RefusalCodes.SetupLinkInvalid)),
    ];

    private static HttpRow[] ProfileRows() =>
    [
        new("GET /api/profile", AnyAgent("200")),
        new("PUT /api/profile", AnyAgent(RefusalCodes.InvalidInput)),
        new("PUT /api/profile/photo", AnyAgent(RefusalCodes.InvalidInput)),
        new("DELETE /api/profile/photo", AnyAgent("200")),
        new("GET /api/profile/preferences", AnyAgent("200")),
        new("PUT /api/profile/preferences", AnyAgent(RefusalCodes.InvalidInput)),
        new("POST /api/profile/password", AnyAgent(RefusalCodes.InvalidInput)),
        new("POST /api/profile/sign-out-elsewhere", AnyAgent("204")),
        new("POST /api/profile/two-factor", AnyAgent(RefusalCodes.WrongPassword)),
        new("POST /api/profile/two-factor/confirm", AnyAgent(RefusalCodes.SecondFactorWrong)),
        new("POST /api/profile/two-factor/codes", AnyAgent(RefusalCodes.WrongPassword)),
        new("POST /api/profile/two-factor/off", AnyAgent(RefusalCodes.WrongPassword)),
        new("POST /api/profile/passkeys/options", AnyAgent("200")),
        new("POST /api/profile/passkeys", AnyAgent(RefusalCodes.InvalidInput)),
        new("POST /api/profile/passkeys/{id}/remove", AnyAgent(RefusalCodes.WrongPassword)),
    ];

    /// <summary>Who finds what, and may look into which: SearchAccessTests.</summary>
    private static HttpRow[] HistoryRows() =>
    [
        new("GET /api/chats", AnyAgent("200")),
        new("GET /api/chats/agents", AnyAgent("200")),
        new("GET /api/chats/{id}", AnyAgent(RefusalCodes.SessionNotFound)),
        new("GET /api/chats/{id}/earlier", AnyAgent(RefusalCodes.SessionNotFound)),
    ];

    /// <summary>Who sees what of it: KnowledgeAccessTests.</summary>
    private static HttpRow[] KnowledgeRows() =>
    [
        new("GET /api/knowledge/folders", AnyAgent("200")),
        new("GET /api/knowledge/articles", AnyAgent(RefusalCodes.InvalidInput)),
        new("GET /api/knowledge/articles/{id}", AnyAgent(RefusalCodes.ArticleNotFound)),
        new("GET /api/knowledge/search", AnyAgent(RefusalCodes.InvalidInput)),
        new("POST /api/knowledge/folders", Administrators(RefusalCodes.InvalidInput)),
        new("PUT /api/knowledge/folders/{id}", Administrators(RefusalCodes.InvalidInput)),
        new("PUT /api/knowledge/folders/{id}/place", Administrators(RefusalCodes.KnowledgeFolderNotFound)),
        new("DELETE /api/knowledge/folders/{id}", Administrators(RefusalCodes.KnowledgeFolderNotFound)),
        new("POST /api/knowledge/articles", Administrators(RefusalCodes.InvalidInput)),
        new("DELETE /api/knowledge/articles/{id}", Administrators(RefusalCodes.ArticleNotFound)),
        new("PUT /api/knowledge/articles/{id}/place", Administrators(RefusalCodes.InvalidInput)),
        new("PUT /api/knowledge/articles/{id}/internal", Administrators(RefusalCodes.ArticleNotFound)),
        new("PUT /api/knowledge/articles/{id}/translations/{language}", Administrators(RefusalCodes.InvalidInput)),
        new("DELETE /api/knowledge/articles/{id}/translations/{language}", Administrators(RefusalCodes.ArticleNotFound)),
        new("GET /api/knowledge/articles/{id}/translations/{language}/versions", Administrators(RefusalCodes.ArticleNotFound)),
        new("GET /api/knowledge/articles/{id}/translations/{language}/versions/{number}", Administrators(RefusalCodes.InvalidInput)),
        new("POST /api/knowledge/publications", Administrators(RefusalCodes.InvalidInput)),
        new("POST /api/knowledge/preview", Administrators("200")),
        new("GET /api/knowledge/export", Administrators("200")),
        // Its body is no JSON.
        new("POST /api/knowledge/import", Administrators(RefusalCodes.InvalidInput)),
    ];

    /// <summary>Who gets which file, and goes on with which upload: FileAccessTests.</summary>
    private static HttpRow[] FileRows() =>
    [
        new("POST /files/uploads", Everybody(RefusalCodes.TokenInvalid)),
        new("GET /files/uploads/{id:guid}", Everybody(RefusalCodes.TokenInvalid)),
        new("HEAD /files/uploads/{id:guid}", Everybody("401")),
        new("PATCH /files/uploads/{id:guid}", Everybody(RefusalCodes.TokenInvalid)),
        new("DELETE /files/uploads/{id:guid}", Everybody(RefusalCodes.TokenInvalid)),
        new("POST /api/uploads/chats/{session}", AnyAgent(RefusalCodes.SessionNotFound)),
        new("POST /api/uploads/library", Administrators(RefusalCodes.InvalidInput)),
        new("GET /api/uploads/{id:guid}", AnyAgent(RefusalCodes.FileNotFound)),
        new("HEAD /api/uploads/{id:guid}", Everybody("401").But("404", SignedIn)),
        new("PATCH /api/uploads/{id:guid}", AnyAgent(RefusalCodes.InvalidInput)),
        new("DELETE /api/uploads/{id:guid}", AnyAgent(RefusalCodes.FileNotFound)),
        new("GET /files/{id:guid}", Everybody(RefusalCodes.FileNotFound)),
        new("GET /files/{id:guid}/thumbnail", Everybody(RefusalCodes.FileNotFound)),
        new("GET /files/{id:guid}/preview", Everybody(RefusalCodes.FileNotFound)),
        new("GET /api/documents", AnyAgent("200")),
        new("GET /api/admin/documents/{id}", Administrators(RefusalCodes.DocumentNotFound)),
        new("POST /api/admin/documents", Administrators(RefusalCodes.InvalidInput)),
        new("PUT /api/admin/documents/{id}", Administrators(RefusalCodes.InvalidInput)),
        new("POST /api/admin/documents/{id}/versions", Administrators(RefusalCodes.DocumentNotFound)),
        new("DELETE /api/admin/documents/{id}", Administrators(RefusalCodes.DocumentNotFound)),
        new("POST /api/admin/document-folders", Administrators(RefusalCodes.InvalidInput)),
        new("PUT /api/admin/document-folders/{id}", Administrators(RefusalCodes.InvalidInput)),
        new("DELETE /api/admin/document-folders/{id}", Administrators(RefusalCodes.DocumentFolderNotFound)),
    ];

    private static HttpRow[] AdministrationRows() =>
    [
        new("GET /api/admin/channels", Administrators("200")),
        new("POST /api/admin/channels", Administrators(RefusalCodes.SettingsInvalid)),
        new("POST /api/admin/channels/{id}/copies", Administrators(RefusalCodes.ChannelNotFound)),
        new("POST /api/admin/channels/{id}/preview", Administrators("200")),
        new("POST /api/admin/logos", Administrators(RefusalCodes.InvalidInput)),
        new("GET /api/admin/channels/{id}/chats", Administrators(RefusalCodes.ChannelNotFound)),
        new("GET /api/admin/channels/{id}/settings", Administrators(RefusalCodes.ChannelNotFound)),
        new("PUT /api/admin/channels/{id}/settings", Administrators(RefusalCodes.ChannelNotFound)),
        new("DELETE /api/admin/channels/{id}", Administrators(RefusalCodes.ChannelNotFound)),
        new("GET /api/admin/people", Administrators("200")),
        new("POST /api/admin/people", Administrators(RefusalCodes.InvalidInput)),
        new("POST /api/admin/people/{id}/invitation", Administrators(RefusalCodes.PersonNotFound)),
        new("DELETE /api/admin/people/{id}", Administrators(RefusalCodes.PersonNotFound)),
        new("GET /api/admin/people/{id}/chats", Administrators(RefusalCodes.PersonNotFound)),
        new("PUT /api/admin/people/{id}/disabled", Administrators(RefusalCodes.PersonNotFound)),
        new("PUT /api/admin/people/{id}/administrator", Administrators(RefusalCodes.PersonNotFound)),
        new("PUT /api/admin/people/{id}/knowledge-editor", Administrators(RefusalCodes.PersonNotFound)),
        new("PUT /api/admin/people/{id}/channels", Administrators(RefusalCodes.PersonNotFound)),
        new("POST /api/admin/people/{id}/unlock", Administrators(RefusalCodes.PersonNotFound)),
        new("POST /api/admin/people/{id}/sign-out", Administrators(RefusalCodes.PersonNotFound)),
        new("POST /api/admin/people/{id}/second-factor/remove", Administrators(RefusalCodes.PersonNotFound)),
        new("POST /api/admin/people/{id}/reset-link", Administrators(RefusalCodes.PersonNotFound)),
        new("GET /api/admin/mail", Administrators("200")),
        new("PUT /api/admin/mail", Administrators(RefusalCodes.InvalidInput)),
        new("DELETE /api/admin/mail", Administrators(RefusalCodes.MailNotConfigured)),
        new("POST /api/admin/mail/test", Administrators(RefusalCodes.InvalidInput)),
        new("GET /api/admin/mail/outbox", Administrators("200")),
        new("POST /api/admin/mail/outbox/{id}/retry", Administrators(RefusalCodes.MailNotFound)),
        new("GET /api/tags", AnyAgent("200")),
        new("POST /api/admin/tags", Administrators(RefusalCodes.InvalidInput)),
        new("PUT /api/admin/tags/{id}", Administrators(RefusalCodes.InvalidInput)),
        new("DELETE /api/admin/tags/{id}", Administrators(RefusalCodes.TagNotFound)),
        new("GET /api/replies", AnyAgent("200")),
        new("POST /api/replies/uses", AnyAgent(RefusalCodes.InvalidInput)),
        new("POST /api/replies/favourites", AnyAgent(RefusalCodes.InvalidInput)),
        new("POST /api/quick-replies", AnyAgent(RefusalCodes.InvalidInput)),
        new("PUT /api/quick-replies/{id}", AnyAgent(RefusalCodes.InvalidInput)),
        new("DELETE /api/quick-replies/{id}", AnyAgent(RefusalCodes.ReplyNotFound)),
        new("POST /api/templates", Administrators(RefusalCodes.InvalidInput)),
        new("PUT /api/templates/{id}", Administrators(RefusalCodes.InvalidInput)),
        new("DELETE /api/templates/{id}", Administrators(RefusalCodes.ReplyNotFound)),
        new("POST /api/templates/folders", Administrators(RefusalCodes.InvalidInput)),
        new("GET /api/colleagues", AnyAgent("200")),
        new("GET /api/inbox", AnyAgent("200")),
        new("POST /api/inbox/read", AnyAgent(RefusalCodes.InvalidInput)),
        new("GET /api/admin/audit", Administrators("200")),
        new("GET /api/admin/audit/subjects", Administrators("200")),
        new("GET /api/admin/audit/actors", Administrators("200")),
    ];

    private static HubRow Agent(string method, Chat chat, Func<CellChat, object?[]> arguments, Expected expected) =>
        new("AgentHub", method, chat, arguments, expected);

    private static HubRow Visitor(string method, Chat chat, Func<CellChat, object?[]> arguments, Expected expected) =>
        new("VisitorHub", method, chat, arguments, expected);
}

/// <summary>How this chat stands when the call comes.</summary>
public enum Chat
{
    None,
    Waiting,
    Ongoing,

    /// <summary>To the caller <see cref="MayRespond"/>.</summary>
    Offered,
    Finished,
}

/// <summary>What a call can name. Token and key: the caller's own, if it has any. Colleague: another agent who is there.</summary>
public sealed record CellChat(string Channel, string Session, string? Token, string Key, string Colleague = "");

/// <summary>A hub method, in one situation.</summary>
public sealed record HubRow(string Hub, string Method, Chat Chat, Func<CellChat, object?[]> Arguments, Expected Expected);

/// <summary>An endpoint: method (<c>*</c>: any) and pattern. It is called with an empty JSON object and ids of nothing.</summary>
public sealed record HttpRow(string Endpoint, Expected Expected);
