using Microsoft.EntityFrameworkCore;
using OrleansChat.Databases;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Mail;

/// <summary>The outbox on every database: who may send, and what is left afterwards.</summary>
public abstract class MailQueueTests : StorageTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 17, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TryClaim_ByManyAtOnce_OneWins()
    {
        var mail = await Add(Now);
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(async front =>
        {
            await using var context = Context();
            return await new MailQueue(context).TryClaim(mail, $"front {front}", Now.AddMinutes(3), default);
        }));
        Assert.Single(won, true);
        Assert.Equal(1, (await Stored(mail.Id)).Attempts);
    }

    [Fact]
    public async Task Due_LeavesOutWhatIsClaimedUntilTheClaimIsOver()
    {
        var mail = await Add(Now);
        await Add(Now.AddHours(1));
        await using var context = Context();
        var queue = new MailQueue(context);
        await queue.TryClaim(mail, "front that dies", Now.AddMinutes(3), default);

        Assert.Empty(await queue.Due(Now.AddMinutes(2), 10, default));
        var left = Assert.Single(await queue.Due(Now.AddMinutes(4), 10, default));
        Assert.Equal(mail.Id, left.Id);
        Assert.True(await queue.TryClaim(left, "another front", Now.AddMinutes(7), default));
        Assert.False(await queue.TryClaim(left, "a late one", Now.AddMinutes(7), default));
    }

    [Fact]
    public async Task Settled_SentForgetsTheContent_LaterAndFailedKeepIt()
    {
        var (sent, later, failed) = (await Add(Now), await Add(Now), await Add(Now));
        await using var context = Context();
        var queue = new MailQueue(context);

        await queue.Sent(sent.Id, Now);
        await queue.Later(later.Id, Now.AddMinutes(1), "connect: away");
        await queue.Failed(failed.Id, Now, "recipient: 550 nobody");

        Assert.Equivalent(
            new { State = MailState.Sent, Content = (string?)null, FinishedAt = (DateTimeOffset?)Now }, await Stored(sent.Id));
        Assert.Equivalent(
            new
            {
                State = MailState.Waiting,
                Content = "closed",
                DueAt = Now.AddMinutes(1),
                Error = "connect: away",
                ClaimedBy = (string?)null
            }, await Stored(later.Id));
        Assert.Equivalent(new { State = MailState.Failed, Content = "closed", Error = "recipient: 550 nobody" }, await Stored(failed.Id));
        Assert.Equal([later.Id], (await queue.Due(Now.AddMinutes(1), 10, default)).Select(mail => mail.Id));
    }

    [Fact]
    public async Task InTransaction_RefusedOrDone_LeavesNothingOrAll()
    {
        await using var context = Context();
        var refused = await context.InTransaction<Unit>(
            async () =>
            {
                context.Outbox.Add(Mail(Now));
                await context.SaveChangesAsync();
                return new Refusal(RefusalCodes.MailNotConfigured);
            },
            default);
        Assert.False(refused.IsOk);
        Assert.Equal(0, await context.Outbox.CountAsync());

        await context.InTransaction<Unit>(
            async () =>
            {
                context.Outbox.Add(Mail(Now));
                await context.SaveChangesAsync();
                return Unit.Done;
            },
            default);
        Assert.Equal(1, await context.Outbox.CountAsync());
    }

    private static OutgoingMail Mail(DateTimeOffset due) => new()
    {
        Id = Guid.NewGuid(),
        Kind = "invitation",
        Recipient = "kari@example.com",
        Subject = "Velkommen",
        Content = "closed",
        CreatedAt = Now,
        DueAt = due,
    };

    private async Task<OutgoingMail> Add(DateTimeOffset due)
    {
        await using var context = Context();
        var mail = Mail(due);
        context.Outbox.Add(mail);
        await context.SaveChangesAsync();
        return mail;
    }

    private async Task<OutgoingMail> Stored(Guid id)
    {
        await using var context = Context();
        return await context.Outbox.SingleAsync(mail => mail.Id == id);
    }

    private ChatDbContext Context() => Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext();
}

public sealed class PostgreSqlMailQueueTests : MailQueueTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteMailQueueTests : MailQueueTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
