namespace OrleansChat.Results;

/// <summary>Every refusal code of the product. A code never changes its meaning; each has a text in every UI language.</summary>
public static class RefusalCodes
{
    /// <summary>The session's state does not allow the command. Details: <c>status</c>, <c>command</c>.</summary>
    public const string NotAllowedInState = "chat.notAllowedInState";

    /// <summary>Another agent has the chat. Details: <c>agent</c> (display name).</summary>
    public const string AlreadyTaken = "chat.alreadyTaken";

    /// <summary>The chat has ended. Details: <c>status</c>.</summary>
    public const string Ended = "chat.ended";

    /// <summary>A note mentions too many colleagues. Details: <c>limit</c>.</summary>
    public const string TooManyMentions = "note.tooManyMentions";

    /// <summary>A note mentions somebody who has no account here (any more).</summary>
    public const string ColleagueUnknown = "note.colleagueUnknown";

    /// <summary>The chat would have too many tags. Details: <c>limit</c>.</summary>
    public const string TooManyTags = "tag.tooMany";

    /// <summary>There is no such tag (any more).</summary>
    public const string TagNotFound = "tag.notFound";

    /// <summary>Another tag has that name.</summary>
    public const string TagNameTaken = "tag.nameTaken";

    /// <summary>Somebody else changed the tag since it was read.</summary>
    public const string TagChangedMeanwhile = "tag.changedMeanwhile";

    /// <summary>There is no such template or quick reply (any more), or none that the caller may see.</summary>
    public const string ReplyNotFound = "reply.notFound";

    /// <summary>Another quick reply that the caller can use has that shortcut. Details: <c>name</c> (the other one's).</summary>
    public const string ShortcutTaken = "reply.shortcutTaken";

    /// <summary>Somebody else changed the template or quick reply since it was read.</summary>
    public const string ReplyChangedMeanwhile = "reply.changedMeanwhile";

    /// <summary>There are as many as there may be. Details: <c>limit</c>.</summary>
    public const string TooManyReplies = "reply.tooMany";

    /// <summary>No such session, or none that the caller may see.</summary>
    public const string SessionNotFound = "chat.notFound";

    /// <summary>No files can be sent in this chat: not by this side, or not now.</summary>
    public const string FilesNotAllowed = "files.notAllowed";

    /// <summary>The file is larger than the channel allows. Details: <c>limit</c> (megabytes).</summary>
    public const string FileTooLarge = "files.tooLarge";

    public const string FileEmpty = "files.empty";

    /// <summary>The channel does not take files of this kind, or nobody does.</summary>
    public const string FileKindNotAllowed = "files.kindNotAllowed";

    /// <summary>What is in the file is not what its name says.</summary>
    public const string FileContentMismatch = "files.contentMismatch";

    /// <summary>The content cannot be read as what it begins with.</summary>
    public const string FileDamaged = "files.damaged";

    /// <summary>Opened, it would be many times as large.</summary>
    public const string FileExpands = "files.expands";

    /// <summary>The virus scanner found something.</summary>
    public const string FileInfected = "files.infected";

    /// <summary>The virus scanner cannot be asked, and the channel takes no file without.</summary>
    public const string FileScannerAway = "files.scannerAway";

    /// <summary>No such file, or none that the caller may see.</summary>
    public const string FileNotFound = "files.notFound";

    /// <summary>Not all of the file has been uploaded. Details: <c>offset</c> (bytes that are there).</summary>
    public const string FileIncomplete = "files.incomplete";

    /// <summary>The file was sent with another message.</summary>
    public const string FileAlreadySent = "files.alreadySent";

    /// <summary>The upload goes on from another place than the caller says. Details: <c>offset</c>.</summary>
    public const string FileOffset = "files.offset";

    /// <summary>Too much is uploaded and not sent. Details: <c>limit</c> (a word for which limit it is).</summary>
    public const string FilesTooMany = "files.tooMany";

    /// <summary>The store of files has no room, or cannot be reached.</summary>
    public const string FilesNoRoom = "files.noRoom";

    /// <summary>The store of the file's content cannot be reached.</summary>
    public const string FilesAway = "files.away";

    /// <summary>No such document (any more).</summary>
    public const string DocumentNotFound = "documents.notFound";

    /// <summary>No such folder (any more).</summary>
    public const string DocumentFolderNotFound = "documents.folderNotFound";

    /// <summary>There is something of that name in the folder.</summary>
    public const string DocumentNameTaken = "documents.nameTaken";

    /// <summary>Somebody else changed it since it was read.</summary>
    public const string DocumentChangedMeanwhile = "documents.changedMeanwhile";

    /// <summary>Only an empty folder can be deleted.</summary>
    public const string DocumentFolderNotEmpty = "documents.folderNotEmpty";

    /// <summary>A folder cannot be moved into itself.</summary>
    public const string DocumentFolderCycle = "documents.folderCycle";

    /// <summary>The caller is not the session's agent.</summary>
    public const string NotYourChat = "chat.notYours";
    public const string TooLateToPutBack = "chat.tooLateToPutBack";

    /// <summary>
    /// The transfer that was to be answered or cancelled is over. Details: <c>agent</c> (who has the chat; empty: nobody).
    /// </summary>
    public const string TransferOver = "transfer.over";

    /// <summary>The chat is being offered to a colleague already. Details: <c>agent</c> (the colleague).</summary>
    public const string TransferPending = "transfer.pending";

    /// <summary>The chat was to be transferred to whoever has it. Details: <c>agent</c>.</summary>
    public const string TransferToOwner = "transfer.toOwner";

    /// <summary>The chat of a vanished agent is offered to the managers first.</summary>
    public const string ForManagers = "queue.forManagers";

    /// <summary>The message is older than the channel lets its author delete. Details: <c>minutes</c>.</summary>
    public const string DeletionTooLate = "chat.deletionTooLate";

    /// <summary>The channel lets this side delete nothing.</summary>
    public const string DeletionNotAllowed = "chat.deletionNotAllowed";

    /// <summary>Too long ago, or ended by the customer: its agent cannot open the chat again.</summary>
    public const string ReopeningNotAllowed = "chat.reopeningNotAllowed";

    /// <summary>The visitor already has another open chat on this channel. Details: <c>session</c>.</summary>
    public const string AnotherChatOpen = "chat.anotherOpen";

    /// <summary>Nobody is waiting in the caller's channels.</summary>
    public const string QueueEmpty = "queue.empty";

    /// <summary>The queue accepts no more visitors now.</summary>
    public const string QueueFull = "queue.full";

    /// <summary>
    /// Too many chats from the same address, or over the same connection, wait already.
    /// RetryAfter is set. Details: <c>limit</c> (address, connection).
    /// </summary>
    public const string TooManyWaiting = "queue.tooManyWaiting";

    /// <summary>No such channel.</summary>
    public const string ChannelNotFound = "channel.notFound";

    /// <summary>
    /// No chats are taken now. Details: <c>reason</c> (see <c>ClosedReason</c>),
    /// and <c>opensAt</c> (ISO 8601, UTC) when the opening hours say it.
    /// </summary>
    public const string ChannelClosed = "channel.closed";

    /// <summary>The agent lacks a permission on the channel. Details: <c>permission</c>.</summary>
    public const string PermissionMissing = "access.permissionMissing";

    /// <summary>
    /// Not signed in, or the sign-in is no longer valid. Details, where the caller was signed in and it is known: <c>ended</c>
    /// (disabled, administrator, elsewhere, password, secondFactor).
    /// </summary>
    public const string NotSignedIn = "access.notSignedIn";

    /// <summary>The visitor token is missing, forged, expired, or for another session.</summary>
    public const string TokenInvalid = "access.tokenInvalid";

    /// <summary>The agent of this command is not there (away and gone). Details: <c>agent</c>.</summary>
    public const string AgentUnavailable = "agent.unavailable";

    /// <summary>
    /// The agent has as many chats as they chose to have at once, so that Get next gives no more. Details: <c>maximum</c>.
    /// </summary>
    public const string MaximumReached = "agent.maximumReached";

    /// <summary>A field is missing, too long or malformed. Details: <c>field</c>, <c>rule</c>, <c>limit</c>.</summary>
    public const string InvalidInput = "input.invalid";

    /// <summary>The text to search for has no word: only signs, or only what is not wanted.</summary>
    public const string SearchWithoutWords = "search.withoutWords";

    /// <summary>The call is larger than allowed. Details: <c>limit</c> in bytes.</summary>
    public const string TooLarge = "input.tooLarge";

    /// <summary>The client speaks a protocol version that this server does not. Details: <c>supported</c>.</summary>
    public const string ProtocolUnsupported = "protocol.unsupported";

    /// <summary>A method was called before <c>Hello</c> or out of order. Details: <c>expected</c>.</summary>
    public const string OutOfOrder = "protocol.outOfOrder";

    /// <summary>
    /// Too many calls from this sender. RetryAfter is set. Details: <c>limit</c> (calls, hellos, starts, messages, connections,
    /// signIns, links), <c>seconds</c> to wait.
    /// </summary>
    public const string RateLimited = "rate.limited";

    /// <summary>The journal's queue is full, or another writer was there first. RetryAfter is set; nothing was stored.</summary>
    public const string Busy = "storage.busy";

    /// <summary>
    /// The database is away, full or takes no writes, or its answer got lost. RetryAfter is set; retry with the same message id.
    /// </summary>
    public const string StorageUnavailable = "storage.unavailable";

    /// <summary>Another activation wrote this session's log. RetryAfter is set; retry with the same message id.</summary>
    public const string Fenced = "storage.fenced";

    /// <summary>The cluster could not serve the call in time. RetryAfter is set; retry with the same message id.</summary>
    public const string ClusterUnavailable = "cluster.unavailable";

    /// <summary>The website is not one of those that may embed the channel. Details: <c>origin</c>.</summary>
    public const string OriginNotAllowed = "access.originNotAllowed";

    /// <summary>
    /// The page of the caller and the server know the server by different addresses: another website, or a proxy that does not pass on
    /// the host or the scheme. Details: <c>origin</c> (the page's), <c>address</c> (the server's).
    /// </summary>
    public const string AddressMismatch = "access.addressMismatch";

    /// <summary>No account has that e-mail address and password.</summary>
    public const string WrongCredentials = "account.wrongCredentials";

    /// <summary>Too many wrong passwords. RetryAfter is set.</summary>
    public const string LockedOut = "account.lockedOut";

    /// <summary>The password is too weak. Details: <c>rules</c>.</summary>
    public const string PasswordRules = "account.passwordRules";

    /// <summary>Another account has that e-mail address.</summary>
    public const string EmailTaken = "account.emailTaken";

    /// <summary>The link was used, or never was one.</summary>
    public const string SetupLinkInvalid = "account.setupLinkInvalid";

    /// <summary>
    /// Settings of a channel break a rule. Details: for each wrong field its path (<c>hours.monday.open[0]</c>) with the
    /// rule, and after a colon its limits: <c>required</c>, <c>length:60</c>, <c>range:10-24</c>.
    /// </summary>
    public const string SettingsInvalid = "channel.settingsInvalid";

    /// <summary>Somebody else changed the channel since it was read: compare, then save over the stored version.</summary>
    public const string ChannelChangedMeanwhile = "channel.changedMeanwhile";

    /// <summary>Another channel has that name.</summary>
    public const string ChannelNameTaken = "channel.nameTaken";

    /// <summary>No such folder of the knowledge base.</summary>
    public const string KnowledgeFolderNotFound = "knowledge.folderNotFound";

    /// <summary>A folder cannot stand in itself, nor in one that is in it.</summary>
    public const string KnowledgeFolderCycle = "knowledge.folderCycle";

    /// <summary>Folders would be nested too deep. Details: <c>limit</c>.</summary>
    public const string KnowledgeFolderTooDeep = "knowledge.folderTooDeep";

    /// <summary>The knowledge base has as many folders as it may have. Details: <c>limit</c>.</summary>
    public const string KnowledgeFolderTooMany = "knowledge.folderTooMany";

    /// <summary>Only an empty folder is deleted.</summary>
    public const string KnowledgeFolderNotEmpty = "knowledge.folderNotEmpty";

    /// <summary>Somebody else changed the folder since it was read.</summary>
    public const string KnowledgeFolderChangedMeanwhile = "knowledge.folderChangedMeanwhile";

    /// <summary>No such article, or none that the caller may see, or not in that language.</summary>
    public const string ArticleNotFound = "knowledge.articleNotFound";

    /// <summary>Customers of the channel can read no page of the article: it is internal, a draft, elsewhere, or gone.</summary>
    public const string ArticleNotPublic = "knowledge.articleNotPublic";

    /// <summary>The article has a translation into that language already. Details: <c>language</c>.</summary>
    public const string ArticleTranslated = "knowledge.articleTranslated";

    /// <summary>
    /// Somebody else changed the translation since it was read. Details: what is stored: <c>version</c>, <c>title</c>, <c>slug</c>,
    /// <c>body</c>, <c>by</c> (their name), <c>at</c> (ISO 8601, UTC).
    /// </summary>
    public const string ArticleChangedMeanwhile = "knowledge.articleChangedMeanwhile";

    /// <summary>Another article has that address in this language. Details: <c>slug</c>.</summary>
    public const string SlugTaken = "knowledge.slugTaken";

    /// <summary>The text of the article is too long. Details: <c>limit</c> in bytes.</summary>
    public const string ArticleTooLarge = "knowledge.articleTooLarge";

    /// <summary>The file is no zip archive, or a broken one.</summary>
    public const string ArchiveUnreadable = "knowledge.archiveUnreadable";

    /// <summary>Another file of the archive is the same article in the same language. Details: its <c>path</c>.</summary>
    public const string ArchiveFileTwice = "knowledge.archiveFileTwice";

    /// <summary>The file could not be stored; the others of the archive were.</summary>
    public const string ArchiveFileFailed = "knowledge.archiveFileFailed";

    /// <summary>
    /// The article was changed, published or withdrawn since the file was exported. Details: what is stored: <c>version</c>, <c>by</c>
    /// (who saved it last), <c>at</c> (ISO 8601, UTC).
    /// </summary>
    public const string ArticleNewer = "knowledge.articleNewer";

    /// <summary>The archive holds more than is read. Details: <c>rule</c> (entries, bytes), <c>limit</c>.</summary>
    public const string ArchiveTooLarge = "knowledge.archiveTooLarge";

    /// <summary>No mail server is set up, or it is not complete.</summary>
    public const string MailNotConfigured = "mail.notConfigured";

    /// <summary>
    /// The mail server did not take the mail. Details: <c>stage</c> (connect, tls,
    /// signIn, sender, recipient, content, answer), <c>words</c> (the server's).
    /// </summary>
    public const string MailRejected = "mail.rejected";

    /// <summary>No such mail, or it was sent already.</summary>
    public const string MailNotFound = "mail.notFound";

    /// <summary>The password was right; now a code of the second factor is needed.</summary>
    public const string SecondFactorNeeded = "account.secondFactorNeeded";

    /// <summary>The code is wrong, old, or was used already.</summary>
    public const string SecondFactorWrong = "account.secondFactorWrong";

    /// <summary>The invitation or reset link was used, replaced, or is too old.</summary>
    public const string AccountLinkInvalid = "account.linkInvalid";

    /// <summary>The current password, asked for before a change, is wrong.</summary>
    public const string WrongPassword = "account.wrongPassword";

    /// <summary>
    /// The account has no password to ask for, and the sign-in is not fresh enough to stand for it. Details: <c>minutes</c>.
    /// </summary>
    public const string SignInAgain = "account.signInAgain";

    /// <summary>The passkey could not be verified, or belongs to nobody here.</summary>
    public const string PasskeyFailed = "account.passkeyFailed";

    /// <summary>The sign-in service did not say who it is, or the visitor broke it off.</summary>
    public const string ExternalFailed = "account.externalFailed";

    /// <summary>The sign-in service knows the person, but there is no account with that verified e-mail address.</summary>
    public const string ExternalUnknown = "account.externalUnknown";

    /// <summary>Another console of the account changed its own settings since they were read: read, then change again.</summary>
    public const string PreferencesChangedMeanwhile = "profile.changedMeanwhile";

    /// <summary>An account's own settings are of a format that this server does not know. Details: <c>supported</c>.</summary>
    public const string PreferencesUnknown = "profile.formatUnknown";

    /// <summary>No such account.</summary>
    public const string PersonNotFound = "people.notFound";

    /// <summary>Somebody else changed permissions since they were read: compare, then save with what is stored as expected.</summary>
    public const string PermissionsChangedMeanwhile = "people.permissionsChangedMeanwhile";

    /// <summary>Somebody must be able to set the system up.</summary>
    public const string LastAdministrator = "people.lastAdministrator";

    /// <summary>Administrators do not disable or remove their own account.</summary>
    public const string NotYourself = "people.notYourself";

    /// <summary>The person has used the invitation.</summary>
    public const string AlreadyJoined = "people.alreadyJoined";

    /// <summary>A bug or an unforeseen fault; the server logged it. Details: <c>trace</c>.</summary>
    public const string Unexpected = "server.unexpected";
}
