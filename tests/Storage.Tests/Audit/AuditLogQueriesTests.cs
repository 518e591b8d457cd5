using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Audit;

/// <summary>What the audit log is asked, on every database.</summary>
public abstract class AuditLogQueriesTests : StorageTests
{
    private const int Entries = 6_000;

    /// <summary>More than any filter finds here: a page that is not filled must not cost a look at every entry.</summary>
    private const int Page = 1_000;

    private const int Actors = 40;
    private const int Subjects = 300;
    private static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How the database's plan names the order by id.</summary>
    protected abstract string PrimaryKey { get; }

    protected abstract string Explain { get; }

    [Fact]
    public async Task Newest_WithFilters_FindsWhatFitsAll()
    {
        await using var context = await Filled(Entries);
        var kinds = AuditKinds.Named("channel");

        Assert.Equal([Entries, Entries - 1], await Ids(context, new(), 2));
        Assert.Equal([4_999, 4_998], await Ids(context, new() { Before = 5_000 }, 2));
        Assert.Equal([5_964, 5_924], await Ids(context, new() { Actor = Actor(4) }, 2));
        Assert.Equal([6_000, 5_960], await Ids(context, new() { ByProgram = true }, 2));
        Assert.Equal([5_707, 5_407], await Ids(context, new() { SubjectId = "subject-7" }, 2));
        Assert.Equal([61, 60], await Ids(context, new() { From = Began.AddHours(1), Until = Began.AddHours(1).AddMinutes(2) }, 9));
        Assert.Equal(
            Enumerable.Range(1, Entries).Reverse().Where(id => kinds.Contains(Kind(id))).Take(9).Select(id => (long)id),
            await Ids(context, new() { Kinds = kinds }, 9));
        Assert.Equal(
            [5_764, 5_164],
            await Ids(context, new() { Actor = Actor(4), SubjectId = "subject-64", From = Began.AddMinutes(5_000), Before = 5_900 }, 9));
    }

    [Fact]
    public async Task Newest_WithText_FindsEachWordInNamesAndValuesInAnyCase()
    {
        await using var context = await Filled(9);
        var by = new Actor(null, "Åse Øye <ase@example.com>");
        var change = new AuditChange("header", "Spør oss", "ÆØÅ \\ 'x'");
        context.AuditLog.Add(AuditEntryFactory.Create(Began, by, AuditKinds.ChannelChanged, "shop", "Ærlig 100% Shop_1", [change]));
        await context.SaveChangesAsync();

        foreach (var text in (string[])["ærlig", "ÆRLIG  spør", "åSE ase@EXAMPLE", "100%", "shop_1", "\\", "'x'", "æøå øye header"])
            Assert.Equal([10L], await Ids(context, new() { Text = text }, 9));
        foreach (var text in (string[])["ærlig nobody", "shop%1", "100_", "sh_p", "[a-z]rlig"])
            Assert.Empty(await Ids(context, new() { Text = text }, 9));
    }

    [Fact]
    public async Task LastOfActorsAndSubjects_AfterRenaming_HaveTheLastName()
    {
        await using var context = await Filled(Actors);
        context.AuditLog.Add(
            AuditEntryFactory.Create(Began, new(Actor(4), "New name"), AuditKinds.ChannelDeleted, "subject-7", "Last name", []));
        context.AuditLog.Add(
            AuditEntryFactory.Create(Began, new(Actor(4), "New name"), AuditKinds.MailRetried, "mail", "somebody@example.com", []));
        await context.SaveChangesAsync();

        var actors = await context.AuditLog.LastOfActors().ToListAsync();
        var subjects = await context.AuditLog.LastOfSubjects(AuditKinds.Named("channel")).ToListAsync();

        Assert.Equal(Actors - 1, actors.Count);
        Assert.Equal("New name", Assert.Single(actors, entry => entry.ActorId == Actor(4)).ActorName);
        Assert.Equal("Last name", Assert.Single(subjects, entry => entry.SubjectId == "subject-7").Subject);
        Assert.DoesNotContain(subjects, entry => entry.SubjectId == "mail");
    }

    /// <summary>However long the log grows, a page is found without reading all of it.</summary>
    [Fact]
    public async Task Newest_WithOneFilter_IsServedByAnIndex()
    {
        await using var context = await Filled(Entries);
        await context.Database.ExecuteSqlRawAsync("analyze audit_log");

        await Uses("audit_log_actor", new() { Actor = Actor(4) });
        await Uses("audit_log_actor", new() { ByProgram = true });
        await Uses("audit_log_kind", new() { Kinds = [AuditKinds.PersonUnlocked] });
        await Uses("audit_log_subject", new() { SubjectId = "subject-7" });
        await Uses("audit_log_at", new() { From = Began.AddHours(1), Until = Began.AddHours(2) });
        await Uses(PrimaryKey, new() { Before = 5_000 });

        async Task Uses(string index, AuditFilter filter)
        {
            var plan = await Plan(context, filter);
            Assert.True(plan.Contains(index, StringComparison.Ordinal), $"{filter} is served by\n{plan}");
        }
    }

    private static Guid Actor(int number) => new(number, 0, 0, new byte[8]);

    private static string Kind(int id) => AuditKinds.All[id % AuditKinds.All.Count];

    /// <summary>One entry a minute; the ids begin at 1.</summary>
    private async Task<ChatDbContext> Filled(int entries)
    {
        var context = await Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        for (var id = 1; id <= entries; id++)
        {
            var by = id % Actors == 0 ? new(null, "") : new Actor(Actor(id % Actors), $"Actor {id % Actors}");
            context.AuditLog.Add(
                AuditEntryFactory.Create(Began.AddMinutes(id), by, Kind(id), $"subject-{id % Subjects}", $"Subject {id % Subjects}", []));
        }

        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        return context;
    }

    private static Task<List<long>> Ids(ChatDbContext context, AuditFilter filter, int count) =>
        context.AuditLog.Newest(filter, count).Select(entry => entry.Id).ToListAsync();

    private async Task<string> Plan(ChatDbContext context, AuditFilter filter)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.AuditLog.Newest(filter, Page).CreateDbCommand();
        command.CommandText = $"{Explain} {command.CommandText}";
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(Convert.ToString(rows.GetValue(rows.FieldCount - 1), CultureInfo.InvariantCulture)!);
        return string.Join('\n', lines);
    }
}

public sealed class PostgreSqlAuditLogQueriesTests : AuditLogQueriesTests
{
    protected override string PrimaryKey => "Index Scan Backward using audit_log_pkey";

    protected override string Explain => "explain";

    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteAuditLogQueriesTests : AuditLogQueriesTests
{
    protected override string PrimaryKey => "USING INTEGER PRIMARY KEY";

    protected override string Explain => "explain query plan";

    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
