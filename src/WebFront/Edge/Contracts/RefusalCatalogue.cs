using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Edge.Contracts;

/// <summary>What there is to say of a refusal.</summary>
/// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
/// <param name="Status">The HTTP status of its problem details.</param>
/// <param name="Text">English; <c>{name}</c> is filled from the details.</param>
/// <param name="Details">The names of its details, each with the type of the value.</param>
internal sealed record RefusalRow(string Code, int Status, string Text, params IReadOnlyList<string> Details);

/// <summary>
/// Every refusal once. The texts are those of problem details and of hub answers, and eng/Wire writes them into the browser's
/// English file; other languages stand in the translation files.
/// </summary>
internal static class RefusalCatalogue
{
    public static IReadOnlyList<RefusalRow> Rows { get; } =
    [
        new(RefusalCodes.NotAllowedInState, 400,
            "That is not possible at this stage of the chat.",
            ["status: SessionStatus", "command: text"]),
        new(RefusalCodes.AlreadyTaken, 400, "{agent} has already taken this chat.", ["agent: text"]),
        new(RefusalCodes.Ended, 400, "This chat has ended.", ["status: SessionStatus"]),
        new(RefusalCodes.TooManyMentions, 400, "A note can mention at most {limit} colleagues.", ["limit: integer"]),
        new(RefusalCodes.ColleagueUnknown, 400, "Somebody whom this note mentions has no account here any more."),
        new(RefusalCodes.TooManyTags, 400, "A chat can have at most {limit} tags.", ["limit: integer"]),
        new(RefusalCodes.TagNotFound, 404, "This tag no longer exists."),
        new(RefusalCodes.TagNameTaken, 409, "Another tag has that name."),
        new(RefusalCodes.TagChangedMeanwhile, 409, "Somebody else has just changed this tag. Look at it again, then save."),
        new(RefusalCodes.ReplyNotFound, 404, "This template or quick reply no longer exists."),
        new(RefusalCodes.ShortcutTaken, 409, "“{name}” has this shortcut already.", ["name: text"]),
        new(RefusalCodes.ReplyChangedMeanwhile, 409, "Somebody else has just changed this. Look at it again, then save."),
        new(RefusalCodes.TooManyReplies, 409, "There can be at most {limit} of these. Delete some that nobody uses.", ["limit: integer"]),
        new(RefusalCodes.SessionNotFound, 404, "This chat does not exist, or you may not see it."),
        new(RefusalCodes.NotYourChat, 400, "Another agent has this chat.", ["agent: text"]),
        new(RefusalCodes.TransferOver, 400, "This transfer is over.", ["agent: text"]),
        new(RefusalCodes.TransferPending, 400, "This chat is being offered to {agent} already.", ["agent: text"]),
        new(RefusalCodes.TransferToOwner, 400, "{agent} has this chat already.", ["agent: text"]),
        new(RefusalCodes.ForManagers, 403, "This chat is offered to the managers first."),
        new(RefusalCodes.DeletionTooLate, 400,
            "This can no longer be deleted. There was time for it for {minutes} minutes.",
            ["minutes: integer"]),
        new(RefusalCodes.DeletionNotAllowed, 403, "Messages cannot be deleted in this chat."),
        new(RefusalCodes.ReopeningNotAllowed, 400, "This chat can no longer be opened again from here."),
        new(RefusalCodes.TooLateToPutBack, 400, "This chat cannot be put back in the queue any more."),
        new(RefusalCodes.AnotherChatOpen, 400, "There is already an open chat here.", ["session: id"]),
        new(RefusalCodes.QueueEmpty, 400, "Nobody is waiting."),
        new(RefusalCodes.QueueFull, 400, "The queue is full just now. Please try again a little later."),
        new(
            RefusalCodes.TooManyWaiting,
            429,
            "Several chats from your network are waiting already. Please try again a little later.",
            ["limit: text"]),
        new(RefusalCodes.ChannelNotFound, 404, "This chat channel does not exist."),
        new(RefusalCodes.ChannelClosed, 400, "The chat is closed just now.", ["reason: ClosedReason", "opensAt: time"]),
        new(RefusalCodes.PermissionMissing, 403, "You do not have the permission for this.", ["permission: Permission"]),
        new(RefusalCodes.NotSignedIn, 401, "You are no longer signed in. Please sign in again.", ["ended: SignInEnd"]),
        new(RefusalCodes.TokenInvalid, 401, "The earlier chat can no longer be opened from here."),
        new(RefusalCodes.AgentUnavailable, 400, "The agent is not available.", ["agent: text"]),
        new(RefusalCodes.MaximumReached, 400,
            "You have {maximum} chats at once, which is the maximum in your profile. You can still pick one from the queue yourself.",
            ["maximum: integer"]),
        new(RefusalCodes.InvalidInput, 400,
            "Something is missing or not quite right. Please check what you wrote.",
            ["field: text", "rule: text", "limit: integer"]),
        new(RefusalCodes.SearchWithoutWords, 400, "There is no word to look for. Write at least one word or number."),
        new(RefusalCodes.TooLarge, 413, "That is too long. Please send it in smaller pieces.", ["limit: integer"]),
        new(RefusalCodes.ProtocolUnsupported, 400, "There is a newer version. Please reload the page.", ["supported: integer"]),
        new(RefusalCodes.OutOfOrder, 400, "The connection got out of step. Please try again.", ["expected: text"]),
        new(RefusalCodes.RateLimited, 429, "That was a lot at once. Please wait {seconds} seconds.", ["limit: text", "seconds: integer"]),
        new(RefusalCodes.Busy, 503, "Much is going on just now. It is sent in a moment."),
        new(RefusalCodes.StorageUnavailable, 503, "It cannot be stored just now. We keep trying."),
        new(RefusalCodes.Fenced, 503, "The chat is moving to another server. We keep trying."),
        new(RefusalCodes.ClusterUnavailable, 503, "The chat service does not answer just now. We keep trying."),
        new(RefusalCodes.OriginNotAllowed, 403, "This chat is not meant for this website.", ["origin: text"]),
        new(
            RefusalCodes.AddressMismatch,
            403,
            "Your browser shows this page at {origin}, but its requests reach the server as {address}. "
                + "If there is a reverse proxy in between, it has to pass on the header Host unchanged, and X-Forwarded-Proto; "
                + "the setting Chat:Proxies has to name it.",
            ["origin: text", "address: text"]),
        new(RefusalCodes.WrongCredentials, 401,
            "E-mail and password do not match. After several wrong tries the account is locked for a while."),
        new(RefusalCodes.LockedOut, 429, "Too many wrong tries. Please wait a few minutes and try again."),
        new(RefusalCodes.PasswordRules, 400,
            $"This password is too easy to guess. Take at least {InputRules.PasswordLength} characters, best a few words in a row.",
            ["rules: text"]),
        new(RefusalCodes.EmailTaken, 409, "There is already an account with this e-mail address."),
        new(RefusalCodes.SetupLinkInvalid, 404, "This link is no longer valid. If there is an administrator already, sign in instead."),
        new(RefusalCodes.SettingsInvalid, 400,
            "Some of the settings are missing or not quite right. Please check the marked fields.",
            ["each wrong path: text"]),
        new(RefusalCodes.ChannelChangedMeanwhile, 409, "Somebody else has changed this channel meanwhile."),
        new(RefusalCodes.ChannelNameTaken, 409, "There is already a channel with this name."),
        new(RefusalCodes.KnowledgeFolderNotFound, 404, "This folder does not exist any more."),
        new(RefusalCodes.KnowledgeFolderCycle, 409, "A folder cannot be moved into itself, nor into a folder inside it."),
        new(RefusalCodes.KnowledgeFolderTooDeep, 409, "Folders can be at most {limit} levels deep.", ["limit: integer"]),
        new(RefusalCodes.KnowledgeFolderTooMany, 409, "There can be at most {limit} folders.", ["limit: integer"]),
        new(RefusalCodes.KnowledgeFolderNotEmpty, 409, "This folder is not empty. Move or delete what is in it first."),
        new(RefusalCodes.KnowledgeFolderChangedMeanwhile, 409, "Somebody else has changed this folder meanwhile."),
        new(RefusalCodes.ArticleNotFound, 404, "This article does not exist any more."),
        new(RefusalCodes.ArticleTranslated, 409, "The article is in this language already.", ["language: text"]),
        new(RefusalCodes.ArticleChangedMeanwhile, 409,
            "{by} has changed this article meanwhile.",
            ["version: integer", "title: text", "slug: text", "body: text", "by: text", "at: time"]),
        new(RefusalCodes.SlugTaken, 409, "Another article has the address “{slug}” already.", ["slug: text"]),
        new(RefusalCodes.ArticleTooLarge, 413, "This article is too long. Please split it into several.", ["limit: integer"]),
        new(RefusalCodes.ArchiveUnreadable, 400, "This file is not a readable zip archive."),
        new(RefusalCodes.ArchiveTooLarge, 413, "This archive holds more than can be imported at once.", ["rule: text", "limit: integer"]),
        new(RefusalCodes.MailNotConfigured, 400, "Mail is not set up yet. An administrator does that under Settings, E-mail."),
        new(RefusalCodes.MailRejected, 400,
            "The mail server did not take the mail: {words}",
            ["stage: text", "reason: MailFault", "words: text"]),
        new(RefusalCodes.MailNotFound, 404, "There is no such mail, or it was sent already."),
        new(RefusalCodes.SecondFactorNeeded, 401, "Please enter the code from your authenticator app."),
        new(RefusalCodes.SecondFactorWrong, 401, "This code is not right. Codes change every 30 seconds, and a recovery code works once."),
        new(RefusalCodes.AccountLinkInvalid, 404, "This link is no longer valid. Please ask for a new one."),
        new(RefusalCodes.WrongPassword, 403, "The current password is wrong."),
        new(RefusalCodes.SignInAgain, 403,
            "This needs a fresh sign-in: choose “Sign in again” in your profile, and do it within {minutes} minutes after that.",
            ["minutes: integer"]),
        new(RefusalCodes.PasskeyFailed, 401, "The passkey could not be verified. Please try again, or sign in another way."),
        new(RefusalCodes.ExternalFailed, 401, "The sign-in service did not answer as expected. Please try again."),
        new(RefusalCodes.ExternalUnknown, 403, "There is no account here for this sign-in. Please ask an administrator to invite you."),
        new(RefusalCodes.PreferencesChangedMeanwhile, 409, "Your settings were changed somewhere else meanwhile."),
        new(RefusalCodes.PreferencesUnknown, 400,
            "These settings are of another version of the console. Please reload the page.",
            ["supported: integer"]),
        new(RefusalCodes.PersonNotFound, 404, "There is no such account."),
        new(RefusalCodes.PermissionsChangedMeanwhile, 409, "Somebody else has changed these permissions meanwhile.", ["channels: text"]),
        new(RefusalCodes.LastAdministrator, 409, "This is the last administrator. Make somebody else administrator first."),
        new(RefusalCodes.NotYourself, 409, "You cannot do this to your own account."),
        new(RefusalCodes.AlreadyJoined, 409, "This person has used the invitation already."),
        new(RefusalCodes.Unexpected, 500, "Something went wrong on our side.", ["trace: text"]),
    ];

    private static readonly Dictionary<string, RefusalRow> ByCode = Rows.ToDictionary(row => row.Code);

    /// <summary>Null: a newer process knows the code, and this one does not.</summary>
    public static RefusalRow? Find(string code) => ByCode.GetValueOrDefault(code);
}
