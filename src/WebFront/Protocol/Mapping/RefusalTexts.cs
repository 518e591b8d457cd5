using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Protocol;

/// <summary>
/// English words for every refusal code, for clients that have no translation of it. <c>{name}</c> is filled from the
/// refusal's details.
/// </summary>
internal static class RefusalTexts
{
    private const string Status = "status";
    private const string Command = "command";

    private static readonly Dictionary<string, string> Texts = new()
    {
        [RefusalCodes.NotAllowedInState] = "That is not possible in this chat now.",
        [RefusalCodes.AlreadyTaken] = "{agent} has already taken this chat.",
        [RefusalCodes.Ended] = "This chat has ended.",
        [RefusalCodes.SessionNotFound] = "There is no such chat.",
        [RefusalCodes.NotYourChat] = "This chat is not yours.",
        [RefusalCodes.AnotherChatOpen] = "You already have an open chat here.",
        [RefusalCodes.QueueEmpty] = "Nobody is waiting.",
        [RefusalCodes.QueueFull] = "The queue is full right now. Please try again a little later.",
        [RefusalCodes.TooManyWaiting] = "Several chats from your network are waiting already. Please try again a little later.",
        [RefusalCodes.ChannelNotFound] = "This chat does not exist.",
        [RefusalCodes.ChannelClosed] = "The chat is closed right now.",
        [RefusalCodes.PermissionMissing] = "You do not have the permission that this needs: {permission}.",
        [RefusalCodes.NotSignedIn] = "Please sign in.",
        [RefusalCodes.TokenInvalid] = "This link to your earlier chat is no longer valid. Please start a new chat.",
        [RefusalCodes.AgentUnavailable] = "{agent} is not available.",
        [RefusalCodes.InvalidInput] = "Please check the field “{field}”.",
        [RefusalCodes.TooLarge] = "That is too large: at most {limit} bytes are taken.",
        [RefusalCodes.ProtocolUnsupported] = "This page is out of date. Please reload it.",
        [RefusalCodes.OutOfOrder] = "The page and the server disagree on what comes next. Please reload the page.",
        [RefusalCodes.RateLimited] = "That was a lot at once. Please wait {seconds} seconds.",
        [RefusalCodes.Busy] = "There is a lot to do right now. Trying again shortly.",
        [RefusalCodes.StorageUnavailable] = "This could not be stored right now. Trying again shortly.",
        [RefusalCodes.Fenced] = "The chat is just moving to another server. Trying again.",
        [RefusalCodes.ClusterUnavailable] = "The chat cannot be reached right now. Trying again shortly.",
        [RefusalCodes.OriginNotAllowed] = "This chat is not meant for the website {origin}.",
        [RefusalCodes.AddressMismatch] =
            "The browser has this page from {origin}, but the request reached the server as {address}. Other websites are not served. "
            + "If there is a reverse proxy in between, it has to pass on the header Host as it came, and X-Forwarded-Proto, "
            + "and the server has to know it (setting Chat:Proxies).",
        [RefusalCodes.WrongCredentials] = "The e-mail address or the password is wrong.",
        [RefusalCodes.LockedOut] = "Too many wrong passwords. Please wait a few minutes and try again.",
        [RefusalCodes.PasswordRules] = "This password is too weak. {rules}",
        [RefusalCodes.EmailTaken] = "There is already an account with this e-mail address.",
        [RefusalCodes.SetupLinkInvalid] = "This link has been used or is not valid.",
        [RefusalCodes.SettingsInvalid] = "Some of the channel's settings are missing or not quite right.",
        [RefusalCodes.ChannelChangedMeanwhile] = "Somebody else has changed this channel meanwhile.",
        [RefusalCodes.ChannelNameTaken] = "There is already a channel with this name.",
        [RefusalCodes.MailNotConfigured] = "Mail is not set up yet. An administrator does that under Settings, Mail.",
        [RefusalCodes.MailRejected] = "The mail server did not take the mail: {words}",
        [RefusalCodes.MailNotFound] = "There is no such mail, or it was sent already.",
        [RefusalCodes.SecondFactorNeeded] = "Please enter the code from your authenticator app.",
        [RefusalCodes.SecondFactorWrong] = "This code is not right. Codes change every 30 seconds.",
        [RefusalCodes.AccountLinkInvalid] = "This link is no longer valid. Please ask for a new one.",
        [RefusalCodes.WrongPassword] = "The current password is wrong.",
        [RefusalCodes.SignInAgain] = "This needs a fresh sign-in. Please choose “Sign in again” in your profile, and do it within {minutes} minutes after that.",
        [RefusalCodes.PasskeyFailed] = "The passkey could not be verified.",
        [RefusalCodes.ExternalFailed] = "The sign-in service did not answer as expected. Please try again.",
        [RefusalCodes.ExternalUnknown] = "There is no account here for you. Please ask an administrator to invite you.",
        [RefusalCodes.PersonNotFound] = "There is no such account.",
        [RefusalCodes.PermissionsChangedMeanwhile] = "Somebody else has changed these permissions meanwhile.",
        [RefusalCodes.LastAdministrator] = "This is the last administrator. Make somebody else administrator first.",
        [RefusalCodes.NotYourself] = "You cannot do this to your own account.",
        [RefusalCodes.AlreadyJoined] = "This person has used the invitation already.",
        [RefusalCodes.Unexpected] = "Something went wrong here. If it stays so, name this number: {trace}.",
    };

    /// <summary>The refusal as browsers see it.</summary>
    public static RefusalView View(Refusal refusal) => new(
        refusal.Code,
        Text(refusal),
        Details(refusal),
        refusal.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalMilliseconds) : null);

    /// <summary>The words, with the details in their places.</summary>
    public static string Text(Refusal refusal)
    {
        var text = Texts.GetValueOrDefault(refusal.Code, refusal.Code);
        foreach (var (name, value) in refusal.Details ?? new Dictionary<string, string>())
            text = text.Replace($"{{{name}}}", Isolation.Of(value), StringComparison.Ordinal);
        return text;
    }

    /// <summary>The rules of a session name its state and the command as C# does.</summary>
    private static IReadOnlyDictionary<string, string>? Details(Refusal refusal) =>
        refusal.Details is { } details && details.ContainsKey(Status)
            ? details.ToDictionary(detail => detail.Key, detail => detail.Key is Status or Command ? Words.Camel(detail.Value) : detail.Value)
            : refusal.Details;

    /// <summary>Whether there are words for the code.</summary>
    public static bool Has(string code) => Texts.ContainsKey(code);
}
