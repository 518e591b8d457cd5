using OrleansChat.Databases;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Schema;

/// <summary>How the schema comes and grows, on every database.</summary>
public abstract class SchemaTests
{
    [Fact]
    public async Task Upgrade_ByThreeProcessesAtOnceOnAnEmptyDatabase_AllSucceedAndEachStepRanOnce()
    {
        await using var database = await NewDatabase();
        var processes = Enumerable.Range(0, 3).Select(_ => StorageProcess.Create(database)).ToArray();

        var applied = await Task.WhenAll(processes.Select(process =>
            Task.Run(() => process.Get<SchemaUpgrader>().Run(CancellationToken.None))));

        var steps = SchemaScript.All(processes[0].Database.Dialect);
        Assert.Equal(steps.Select(step => step.Name), applied.SelectMany(mine => mine).Select(step => step.Name));
        Assert.Equal(steps.Count, await processes[0].Count("select count(*) from schema_versions"));
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    [Fact]
    public async Task Upgrade_UpToDate_DoesNothing()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);

        Assert.Empty(await process.Get<SchemaUpgrader>().Run(CancellationToken.None));
    }

    [Fact]
    public async Task Upgrade_WithANewStep_AppliesOnlyThat()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);

        var applied = await process.Get<SchemaUpgrader>().Run(Next(process, "create table more (id integer)"), CancellationToken.None);

        Assert.Equal(["9999_more"], applied.Select(step => step.Name));
        Assert.Equal(0, await process.Count("select count(*) from more"));
    }

    [Fact]
    public async Task Upgrade_StepFails_LeavesNothing()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var upgrader = process.Get<SchemaUpgrader>();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => upgrader.Run(
            Next(process, "create table more (id integer); create table users (id integer)"), CancellationToken.None));

        // The first half of the failed step is gone too: the corrected step finds its place free.
        await upgrader.Run(Next(process, "create table more (id integer)"), CancellationToken.None);
    }

    [Fact]
    public async Task Upgrade_DatabaseNewerThanProgram_IsRefusedInWords()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        await process.Get<SchemaUpgrader>().Run(Next(process, "create table more (id integer)"), CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(process.Upgrade);

        Assert.Contains("newer than this program", refused.Message, StringComparison.Ordinal);
        Assert.Contains("9999_more", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Builds before the step let a repeated "get next" take several chats under one id.</summary>
    [Fact]
    public async Task Upgrade_TwoChatsTakenUnderOneId_TheFirstKeepsTheIdAndNothingElseChanges()
    {
        await using var database = await NewDatabase();
        await using var process = StorageProcess.Create(database);
        await process.Get<SchemaUpgrader>().Run(
            [.. SchemaScript.All(process.Database.Dialect).Where(step => step.Number < 14)], CancellationToken.None);
        var (first, second, said, message) = (new TestSession(), new TestSession(), MessageId.New(), MessageId.New());
        foreach (var (session, minute) in new[] { (second, 2), (first, 1) })
        {
            await process.Append(session.Next(id: said));
            LoggedEvent accepted = new(
                2, TestSession.Noon.AddMinutes(minute), message, new Accepted(TestSession.Agent("Anna"), AcceptedHow.GetNext));
            Assert.Equal(AppendStatus.Committed, (await process.Append(session.Next() with { Events = [accepted] })).Status);
        }

        await process.Upgrade();

        Assert.Equal(first.Id, await process.Directory.FindAccepted(message, default));
        Assert.Equal(4, await process.Count("select count(*) from session_events"));
        Assert.Equal(3, await process.Count("select count(*) from session_events where message_id is not null"));
        Assert.IsType<Accepted>((await process.Journal.Read(second.Id, 1, 10, default)).Single().Body);
    }

    [Fact]
    public void Scripts_OfBothDatabases_HaveTheSameSteps() => Assert.Equal(
        SchemaScript.All("PostgreSql").Select(step => step.Name), SchemaScript.All("Sqlite").Select(step => step.Name));

    protected abstract Task<TestDatabase> NewDatabase();

    private static SchemaScript[] Next(StorageProcess process, string sql) =>
        [.. SchemaScript.All(process.Database.Dialect), new SchemaScript(9999, "9999_more", sql)];
}

public sealed class PostgreSqlSchemaTests : SchemaTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteSchemaTests : SchemaTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
