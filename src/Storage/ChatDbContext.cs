using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Alerts;
using OrleansChat.Audit;
using OrleansChat.Blobs;
using OrleansChat.Channels;
using OrleansChat.Databases;
using OrleansChat.Documents;
using OrleansChat.Drafts;
using OrleansChat.Files;
using OrleansChat.Knowledge;
using OrleansChat.Mail;
using OrleansChat.Notes;
using OrleansChat.Replies;

namespace OrleansChat.Storage;

/// <summary>Relational reference data: accounts, channels, who works where, shared keys. Sessions are in the journal.</summary>
public sealed class ChatDbContext(DbContextOptions<ChatDbContext> options)
    : IdentityUserContext<ChatUser, Guid>(options), IDataProtectionKeyContext
{
    private readonly List<Action> _afterCommit = [];

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    public DbSet<ChannelAgentRow> ChannelAgents => Set<ChannelAgentRow>();

    public DbSet<ChannelLogo> ChannelLogos => Set<ChannelLogo>();

    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<ResetRequest> ResetRequests => Set<ResetRequest>();

    public DbSet<RevokedSignIn> RevokedSignIns => Set<RevokedSignIn>();

    public DbSet<UserPhoto> UserPhotos => Set<UserPhoto>();

    public DbSet<MailSettingsRow> MailSettings => Set<MailSettingsRow>();

    public DbSet<OutgoingMail> Outbox => Set<OutgoingMail>();

    public DbSet<UserPreferences> Preferences => Set<UserPreferences>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<TagRow> Tags => Set<TagRow>();

    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    public DbSet<QuickReplyRow> QuickReplies => Set<QuickReplyRow>();

    public DbSet<ReplyUseRow> ReplyUses => Set<ReplyUseRow>();

    public DbSet<KnowledgeFolderRow> KnowledgeFolders => Set<KnowledgeFolderRow>();

    public DbSet<KnowledgeArticleRow> KnowledgeArticles => Set<KnowledgeArticleRow>();

    public DbSet<KnowledgeTranslationRow> KnowledgeTranslations => Set<KnowledgeTranslationRow>();

    public DbSet<KnowledgeVersionRow> KnowledgeVersions => Set<KnowledgeVersionRow>();

    public DbSet<KnowledgeCountRow> KnowledgeCounts => Set<KnowledgeCountRow>();
    public DbSet<FileRow> Files => Set<FileRow>();

    public DbSet<UploadTotalRow> UploadTotals => Set<UploadTotalRow>();

    public DbSet<BlobRow> Blobs => Set<BlobRow>();

    public DbSet<BlobPartRow> BlobParts => Set<BlobPartRow>();

    public DbSet<BlobRemovalRow> BlobRemovals => Set<BlobRemovalRow>();

    public DbSet<DocumentFolderRow> DocumentFolders => Set<DocumentFolderRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<DocumentVersionRow> DocumentVersions => Set<DocumentVersionRow>();

    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    /// <summary>Runs when what is being written is there for others to see: at once, or when the transaction has committed.</summary>
    public void AfterCommit(Action act)
    {
        if (Database.CurrentTransaction is null)
            act();
        else
            _afterCommit.Add(act);
    }

    internal void Committed()
    {
        foreach (var act in _afterCommit)
            act();
        _afterCommit.Clear();
    }

    internal void Undone()
    {
        ChangeTracker.Clear();
        _afterCommit.Clear();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ChatUser>().ToTable("users");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        AddPasskeys(builder);
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.Entity<SetupLink>().ToTable("setup_links").HasKey(link => link.TokenHash);
        builder.Entity<ChannelRow>().ToTable("channels").Property(channel => channel.Id).ValueGeneratedNever();
        builder.Entity<ChannelRow>().Property(channel => channel.Version).IsConcurrencyToken();
        builder.Entity<ChannelAgentRow>().ToTable("channel_agents").HasKey(row => new { row.ChannelId, row.UserId });
        builder.Entity<ChannelAgentRow>().HasOne<ChannelRow>().WithMany().HasForeignKey(row => row.ChannelId);
        builder.Entity<ChannelAgentRow>().HasOne<ChatUser>().WithMany().HasForeignKey(row => row.UserId);
        builder.Entity<ChannelLogo>().ToTable("channel_logos").Property(logo => logo.Id).ValueGeneratedNever();
        builder.Entity<AccountLink>().ToTable("account_links").HasKey(link => link.TokenHash);
        builder.Entity<AccountLink>().HasOne<ChatUser>().WithMany().HasForeignKey(link => link.UserId);
        builder.Entity<ResetRequest>().ToTable("reset_requests").Property(asked => asked.Id).ValueGeneratedNever();
        builder.Entity<RevokedSignIn>().ToTable("revoked_sign_ins").HasKey(revoked => revoked.Id);
        builder.Entity<UserPhoto>().ToTable("user_photos").HasKey(photo => photo.UserId);
        builder.Entity<UserPhoto>().HasOne<ChatUser>().WithOne().HasForeignKey<UserPhoto>(photo => photo.UserId);
        builder.Entity<MailSettingsRow>().ToTable("mail_settings").Property(row => row.Id).ValueGeneratedNever();
        builder.Entity<OutgoingMail>().ToTable("mail_outbox").Property(mail => mail.Id).ValueGeneratedNever();
        builder.Entity<UserPreferences>().ToTable("user_preferences").HasKey(own => own.UserId);
        builder.Entity<UserPreferences>().HasOne<ChatUser>().WithOne().HasForeignKey<UserPreferences>(own => own.UserId);
        builder.Entity<UserPreferences>().Property(own => own.Version).IsConcurrencyToken();
        builder.Entity<AlertRow>().ToTable("alerts").HasKey(alert => new { alert.SessionId, alert.Cause });
        builder.Entity<DraftRow>().ToTable("drafts").HasKey(row => new { row.AgentId, row.SessionId, row.Mode });
        builder.Entity<DraftRow>().HasOne<ChatUser>().WithMany().HasForeignKey(row => row.AgentId);
        builder.Entity<DraftRow>().Property(row => row.SavedAt).IsConcurrencyToken();
        builder.Entity<TagRow>().ToTable("tags").Property(tag => tag.Id).ValueGeneratedNever();
        builder.Entity<TagRow>().Property(tag => tag.Version).IsConcurrencyToken();
        AddReplies(builder);
        KnowledgeModel.Apply(builder);
        builder.Entity<AuditEntry>().ToTable("audit_log");
        AddFiles(builder);
        ModelConventions.Apply(builder, sqlite: Database.IsSqlite());
    }

    private static void AddReplies(ModelBuilder builder)
    {
        builder.Entity<TemplateRow>().ToTable("reply_templates").Property(template => template.Id).ValueGeneratedNever();
        builder.Entity<TemplateRow>().Property(template => template.Version).IsConcurrencyToken();
        builder.Entity<QuickReplyRow>().ToTable("quick_replies").Property(reply => reply.Id).ValueGeneratedNever();
        builder.Entity<QuickReplyRow>().HasOne<ChatUser>().WithMany().HasForeignKey(reply => reply.OwnerId);
        builder.Entity<QuickReplyRow>().HasOne<ChannelRow>().WithMany().HasForeignKey(reply => reply.ChannelId);
        builder.Entity<QuickReplyRow>().Property(reply => reply.Version).IsConcurrencyToken();
        builder.Entity<ReplyUseRow>().ToTable("reply_uses").HasKey(use => new { use.AgentId, use.Kind, use.ItemId });
        builder.Entity<ReplyUseRow>().HasOne<ChatUser>().WithMany().HasForeignKey(use => use.AgentId);
    }

    private static void AddFiles(ModelBuilder builder)
    {
        builder.Entity<BlobRow>().ToTable("blobs").Property(blob => blob.Id).ValueGeneratedNever();
        builder.Entity<BlobPartRow>().ToTable("blob_parts").HasKey(part => new { part.BlobId, part.Rendition, part.Start });
        builder.Entity<UploadTotalRow>().ToTable("upload_totals").HasKey(total => new { total.Network, total.Day });
        builder.Entity<BlobRemovalRow>().ToTable("blob_removals").HasKey(removal => removal.Id);
        builder.Entity<FileRow>().ToTable("files").Property(file => file.Id).ValueGeneratedNever();
        builder.Entity<FileRow>().HasOne<BlobRow>().WithMany().HasForeignKey(file => file.BlobId);
        builder.Entity<DocumentFolderRow>().ToTable("document_folders").Property(folder => folder.Id).ValueGeneratedNever();
        builder.Entity<DocumentFolderRow>().HasOne<DocumentFolderRow>().WithMany().HasForeignKey(folder => folder.ParentId);
        builder.Entity<DocumentFolderRow>().Property(folder => folder.Version).IsConcurrencyToken();
        builder.Entity<DocumentRow>().ToTable("documents").Property(document => document.Id).ValueGeneratedNever();
        builder.Entity<DocumentRow>().HasOne<DocumentFolderRow>().WithMany().HasForeignKey(document => document.FolderId);
        builder.Entity<DocumentRow>().Property(document => document.Version).IsConcurrencyToken();
        builder.Entity<DocumentVersionRow>().ToTable("document_versions").HasKey(version => new { version.DocumentId, version.Number });
        builder.Entity<DocumentVersionRow>().HasOne<DocumentRow>().WithMany().HasForeignKey(version => version.DocumentId);
        builder.Entity<DocumentVersionRow>().HasOne<FileRow>().WithMany().HasForeignKey(version => version.FileId);
    }

    /// <summary>Identity adds them only where its own options are registered, and silos have none.</summary>
    private static void AddPasskeys(ModelBuilder builder)
    {
        var passkeys = builder.Entity<IdentityUserPasskey<Guid>>().ToTable("user_passkeys");
        passkeys.HasKey(passkey => passkey.CredentialId);
        passkeys.HasOne<ChatUser>().WithMany().HasForeignKey(passkey => passkey.UserId);
        passkeys.OwnsOne(passkey => passkey.Data).ToJson("data");
    }
}
