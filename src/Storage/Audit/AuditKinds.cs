namespace OrleansChat.Audit;

/// <summary>
/// The kinds of changes in the audit log. They are stored: a kind never
/// changes its meaning. Each has words in every language of the console.
/// </summary>
public static class AuditKinds
{
    /// <summary>In the order in which they stand here.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(AuditKinds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    public const string FirstAdministrator = "system.first-administrator";
    public const string Restored = "system.restored";
    public const string PersonAdded = "person.added";
    public const string PersonInvited = "person.invited";
    public const string InvitationRenewed = "person.invitation-renewed";
    public const string InvitationWithdrawn = "person.invitation-withdrawn";
    public const string PersonJoined = "person.joined";
    public const string PersonDisabled = "person.disabled";
    public const string PersonEnabled = "person.enabled";
    public const string AdministratorChanged = "person.administrator";
    public const string PermissionsChanged = "person.permissions";
    public const string KnowledgeEditorChanged = "person.knowledge-editor";
    public const string PersonUnlocked = "person.unlocked";
    public const string PersonRenamed = "person.renamed";
    public const string PhotoChanged = "person.photo";
    public const string PasswordChanged = "person.password-changed";
    public const string ResetLinkMade = "person.reset-link";
    public const string PasswordReset = "person.password-reset";
    public const string TwoFactorOn = "person.two-factor-on";
    public const string TwoFactorOff = "person.two-factor-off";
    public const string RecoveryCodesMade = "person.recovery-codes";
    public const string PasskeyAdded = "person.passkey-added";
    public const string PasskeyRemoved = "person.passkey-removed";
    public const string ExternalLinked = "person.external-linked";
    public const string SignedOutEverywhere = "person.signed-out";
    public const string ChannelAdded = "channel.added";
    public const string ChannelChanged = "channel.changed";
    public const string ChannelDeleted = "channel.deleted";
    public const string TagAdded = "tag.added";
    public const string TagChanged = "tag.changed";
    public const string TagDeleted = "tag.deleted";
    public const string TemplateAdded = "template.added";
    public const string TemplateChanged = "template.changed";
    public const string TemplateDeleted = "template.deleted";
    public const string TemplatesMoved = "template.moved";
    public const string SharedReplyAdded = "reply.added";
    public const string SharedReplyChanged = "reply.changed";
    public const string SharedReplyDeleted = "reply.deleted";
    public const string KnowledgeFolderAdded = "knowledge.folder-added";
    public const string KnowledgeFolderChanged = "knowledge.folder-changed";
    public const string KnowledgeFolderDeleted = "knowledge.folder-deleted";
    public const string ArticleAdded = "knowledge.article-added";
    public const string ArticleChanged = "knowledge.article-changed";
    public const string ArticlePublished = "knowledge.article-published";
    public const string ArticleWithdrawn = "knowledge.article-withdrawn";
    public const string ArticleDeleted = "knowledge.article-deleted";
    public const string TranslationDeleted = "knowledge.translation-deleted";
    public const string KnowledgeImported = "knowledge.imported";
    public const string DocumentAdded = "document.added";
    public const string DocumentChanged = "document.changed";
    public const string DocumentReplaced = "document.replaced";
    public const string DocumentDeleted = "document.deleted";
    public const string DocumentFolderAdded = "document.folder-added";
    public const string DocumentFolderChanged = "document.folder-changed";
    public const string DocumentFolderDeleted = "document.folder-deleted";
    public const string MailChanged = "mail.changed";
    public const string MailRemoved = "mail.removed";
    public const string MailRetried = "mail.retried";

    /// <summary>What a kind is about: the part before its dot.</summary>
    public static string GroupOf(string kind) => kind.Split('.')[0];

    /// <summary>A kind by its name, or all of a group by the group's; none: there is no such kind.</summary>
    public static IReadOnlyList<string> Named(string name) => [.. All.Where(kind => kind == name || GroupOf(kind) == name)];
}
