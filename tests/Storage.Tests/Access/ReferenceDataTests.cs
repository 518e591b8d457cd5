using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
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
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>Entity Framework's model against the schema scripts, and what reads accounts and channels.</summary>
public abstract class ReferenceDataTests : StorageTests
{
    [Fact]
    public async Task Model_EveryEntity_IsWrittenAndReadBack()
    {
        var locked = new DateTimeOffset(2026, 5, 17, 10, 0, 0, 123, TimeSpan.FromHours(2));
        var user = User("Åse");
        user.LockoutEnd = locked;
        user.KnowledgeEditor = true;
        var channel = Channel("Støtte");
        var folder = new KnowledgeFolderRow { Id = Guid.NewGuid(), Name = "Åpningstider", Position = 2 };
        var article = new KnowledgeArticleRow { Id = Guid.NewGuid(), FolderId = folder.Id, Internal = true, CreatedAt = locked };
        object[] rows =
        [
            user, channel, new ChannelAgentRow { ChannelId = channel.Id, UserId = user.Id, Permissions = ChannelPermissions.All },
            new IdentityUserClaim<Guid> { UserId = user.Id, ClaimType = "type", ClaimValue = "value" },
            new IdentityUserLogin<Guid> { UserId = user.Id, LoginProvider = "oidc", ProviderKey = "key" },
            new IdentityUserToken<Guid> { UserId = user.Id, LoginProvider = "oidc", Name = "refresh", Value = "token" },
            new DataProtectionKey { FriendlyName = "key", Xml = "<key/>" },
            new SetupLink { TokenHash = "hash", CreatedAt = locked, UsedAt = null },
            new AccountLink
            {
                TokenHash = "hash", UserId = user.Id, Purpose = AccountLinkPurpose.PasswordReset,
                CreatedAt = locked, ExpiresAt = locked, UsedAt = locked,
            },
            new RevokedSignIn { Id = "sign-in", ForgetAt = locked },
            new ResetRequest { Id = Guid.NewGuid(), Email = "åse@example.com", Language = "nb", RequestedAt = locked },
            new ChannelLogo { Id = Guid.NewGuid(), ContentType = "image/png", Bytes = [1, 2, 3] },
            new UserPhoto { UserId = user.Id, Hash = "hash", ContentType = "image/png", Bytes = [1, 2, 3] },
            Passkey(user.Id, locked),
            new UserPreferences
            {
                UserId = user.Id, Version = 3, Format = 1, Settings = "{}", MaximumChats = 4, ChangedAt = locked,
            },
            new AlertRow
            {
                SessionId = Guid.NewGuid(), Cause = AlertCause.Unanswered, ChannelId = channel.Id, RaisedAt = locked, SettledAt = locked,
            },
            new MailSettingsRow
            {
                Host = "mail", Port = 587, Security = MailSecurity.StartTls, UserName = "åse", Password = "closed",
                FromAddress = "a@b.c", FromName = "Støtte", Site = "https://chat", ChangedAt = locked,
            },
            Mail(locked),
            new DraftRow { AgentId = user.Id, SessionId = Guid.NewGuid(), Mode = DraftMode.Note, Text = "Spør Åse", SavedAt = locked },
            new TagRow { Id = Guid.NewGuid(), Name = "Åpen", NameKey = "åpen", Color = "#0a6e5c" },
            new TemplateRow { Id = Guid.NewGuid(), Folder = "Frakt/Sjø", Name = "Forsinket", Texts = "[]", Version = 2 },
            new QuickReplyRow
            {
                Id = Guid.NewGuid(), OwnerId = user.Id, ChannelId = null, Name = "Åpning", Text = "Vi åpner ni.", Shortcut = "åpent",
            },
            new ReplyUseRow
            {
                AgentId = user.Id, Kind = ReplyKind.Article, ItemId = Guid.NewGuid(), Count = 3, LastAt = locked, Favourite = true,
            },
            folder,
            article,
            new KnowledgeTranslationRow
            {
                Id = 7, ArticleId = article.Id, Language = "nb", Title = "Bytte passord", Slug = "bytte-passord",
                Body = "Gå til **Åpne**.",
                PublishedAt = locked, ChangedAt = locked, ChangedById = user.Id, ChangedByName = "Åse", Version = 2,
            },
            new KnowledgeVersionRow
            {
                TranslationId = 7, Number = 2, Title = "Bytte passord", Slug = "bytte-passord", Body = "Gå", At = locked, ById = user.Id,
                ByName = "Åse",
            },
            new KnowledgeCountRow { TranslationId = 7, Views = 3, Helpful = 2, Unhelpful = 1 },
            .. Files(user.Id, locked),
            new AuditEntry
            {
                Id = 7, At = locked, ActorId = user.Id, ActorName = "Åse", Kind = "person.added",
                SubjectId = "7", Subject = "Øyvind", Changes = "[]", Words = "åse",
            },
        ];
        await using (var context = Context())
        {
            // Whoever adds an entity adds it here.
            Assert.Equal(
                context.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).Select(entity => entity.ClrType.Name).Order(),
                rows.Select(row => row.GetType().Name).Order());
            context.AddRange(rows);
            await context.SaveChangesAsync();
        }

        await using var fresh = Context();
        foreach (var row in rows)
        {
            var keys = fresh.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties;
            var stored = await fresh.FindAsync(row.GetType(), [.. keys.Select(key => key.PropertyInfo!.GetValue(row))]);
            Assert.Equivalent(row, stored);
        }
        Assert.Equal(1, await fresh.Users.CountAsync(stored => stored.LockoutEnd > locked.AddSeconds(-1)));
    }

    [Fact]
    public async Task UserName_Twice_IsRefused()
    {
        await Save(User("Kari"));
        await Assert.ThrowsAsync<DbUpdateException>(() => Save(User("Kari")));
    }

    [Fact]
    public async Task AgentDirectory_Find_GivesProfileWithChannelsByName()
    {
        var (user, disabled) = (User("Kari"), User("Ola"));
        (user.Administrator, disabled.Disabled) = (true, true);
        var (sales, help, gone) = (Channel("Sales"), Channel("Help"), Channel("Gone"));
        gone.Deleted = true;
        await Save(
            user, disabled, sales, help, gone, Works(user, sales, ChannelPermissions.All), Works(user, help, ChannelPermissions.Respond),
            Works(user, gone, ChannelPermissions.All));
        var agents = Process.Get<IAgentDirectory>();

        var profile = await agents.Find(new AgentId(user.Id), default);

        Assert.Equal(new AgentRef(new AgentId(user.Id), "Kari"), profile!.Agent);
        Assert.True(profile.Administrator);
        Assert.Equal(
            [
                Channel(help, ChannelPermissions.Respond),
                Channel(sales, ChannelPermissions.All),
            ],
            profile.Channels);
        Assert.Equal((null, 0), (profile.MaximumChats, profile.Preferences));
        Assert.Null(await agents.Find(new AgentId(disabled.Id), default));
        Assert.Null(await agents.Find(new AgentId(Guid.NewGuid()), default));
    }

    [Fact]
    public async Task AgentDirectory_Responders_EnabledAndAllowed()
    {
        var (responds, listens, disabled) = (User("Kari"), User("Ola"), User("Per"));
        disabled.Disabled = true;
        var (channel, other) = (Channel("Help"), Channel("Other"));
        await Save(
            responds, listens, disabled, channel, other, Works(responds, channel, ChannelPermissions.All),
            Works(listens, channel, ChannelPermissions.ListenIn), Works(disabled, channel, ChannelPermissions.Respond),
            Works(listens, other, ChannelPermissions.Respond));

        Assert.Equal([new AgentId(responds.Id)], await Process.Get<IAgentDirectory>().Responders(new ChannelId(channel.Id), default));
    }

    internal static ChatUser User(string name) => new()
    {
        Id = Guid.NewGuid(),
        UserName = name,
        NormalizedUserName = name.ToUpperInvariant(),
        DisplayName = name,
        SecurityStamp = "stamp",
    };

    private static IdentityUserPasskey<Guid> Passkey(Guid user, DateTimeOffset at) => new()
    {
        CredentialId = [1, 2, 3],
        UserId = user,
        Data = new()
        {
            PublicKey = [4],
            Name = "Laptop",
            CreatedAt = at,
            SignCount = 3,
            Transports = ["internal"],
            AttestationObject = [5],
            ClientDataJson = [6],
        },
    };

    private static object[] Files(Guid agent, DateTimeOffset at)
    {
        var blob = new BlobRow
        {
            Id = Guid.NewGuid(),
            Place = BlobPlace.Directory,
            Length = 5L << 32,
            MediaType = "image/png",
            Width = 640,
            Height = 480,
        };
        var file = new FileRow
        {
            Id = Guid.NewGuid(),
            SessionId = Guid.NewGuid(),
            Owner = FileOwner.Agent,
            AgentId = agent,
            UploadKey = Guid.NewGuid(),
            BlobId = blob.Id,
            Name = "Blåbær 🫐.png",
            Length = 5L << 32,
            State = FileState.Ready,
            Refusal = "files.damaged",
            Unscanned = true,
            MessageId = Guid.NewGuid(),
            MessageSeq = 7,
            DocumentId = Guid.NewGuid(),
            DocumentVersion = 2,
            Network = "0a1b2c",
            CreatedAt = at,
            TouchedAt = at,
            CheckedUntil = at,
        };
        var folder = new DocumentFolderRow { Id = Guid.NewGuid(), Name = "Priser", Version = 3 };
        var document = new DocumentRow
        {
            Id = Guid.NewGuid(),
            FolderId = folder.Id,
            Name = "Prisliste",
            Description = "Åpen",
            Version = 2,
        };
        return
        [
            blob, file, folder, document,
            new BlobPartRow { BlobId = blob.Id, Rendition = BlobRendition.Preview, Start = 5L << 32, Bytes = [1, 2, 3] },
            new UploadTotalRow { Network = "0a1b2c", Day = 20_000, Bytes = 1L << 40 },
            new BlobRemovalRow { BlobId = Guid.NewGuid(), Place = BlobPlace.S3, DueAt = at },
            new DocumentVersionRow { DocumentId = document.Id, Number = 4, FileId = file.Id, AgentId = agent, At = at },
        ];
    }

    private static OutgoingMail Mail(DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(),
        Kind = "invitation",
        Recipient = "a@b.c",
        Subject = "Hei",
        Content = "closed",
        CreatedAt = at,
        DueAt = at,
        ClaimedBy = "front",
        ClaimedUntil = at,
        FinishedAt = at,
        Error = "connect: away",
        Attempts = 2,
        State = MailState.Failed,
    };

    private static WarningTimes Times(string name) => WarningTimes.Of(new ChannelSettings { Name = name });

    private static AgentChannel Channel(ChannelRow row, ChannelPermissions permissions) =>
        new(new(row.Id), row.Name, permissions, Times(row.Name), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10),
            new ChannelSettings { Name = row.Name }.Color, new ChannelSettings { Name = row.Name }.Files);

    private static ChannelRow Channel(string name) => new() { Id = Guid.NewGuid(), Name = name, Settings = $$"""{"name":"{{name}}"}""" };

    private static ChannelAgentRow Works(ChatUser user, ChannelRow channel, ChannelPermissions permissions) =>
        new() { ChannelId = channel.Id, UserId = user.Id, Permissions = permissions };

    private ChatDbContext Context() => Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext();

    private async Task Save(params object[] rows)
    {
        await using var context = Context();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }
}

public sealed class PostgreSqlReferenceDataTests : ReferenceDataTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteReferenceDataTests : ReferenceDataTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
