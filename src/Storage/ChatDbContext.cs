using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Databases;

namespace OrleansChat.Storage;

/// <summary>Relational reference data: accounts, channels, who works where, shared keys. Sessions are in the journal.</summary>
public sealed class ChatDbContext(DbContextOptions<ChatDbContext> options)
    : IdentityUserContext<ChatUser, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    public DbSet<ChannelAgentRow> ChannelAgents => Set<ChannelAgentRow>();

    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();

    /// <summary>The schema scripts hold exactly the tables of version 1; passkeys would need a step of their own.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version1;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ChatUser>().ToTable("users");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.Entity<SetupLink>().ToTable("setup_links").HasKey(link => link.TokenHash);
        builder.Entity<ChannelRow>().ToTable("channels").Property(channel => channel.Id).ValueGeneratedNever();
        builder.Entity<ChannelRow>().Property(channel => channel.Version).IsConcurrencyToken();
        builder.Entity<ChannelAgentRow>().ToTable("channel_agents").HasKey(row => new { row.ChannelId, row.UserId });
        builder.Entity<ChannelAgentRow>().HasOne<ChannelRow>().WithMany().HasForeignKey(row => row.ChannelId);
        builder.Entity<ChannelAgentRow>().HasOne<ChatUser>().WithMany().HasForeignKey(row => row.UserId);
        ModelConventions.Apply(builder, sqlite: Database.IsSqlite());
    }
}
