using Microsoft.EntityFrameworkCore;
using OrleansChat.Alerts;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Sessions;

/// <summary>Alerts are noted with the events that raise them: both or neither, and one for each chat and cause.</summary>
public abstract partial class JournalTests
{
    [Fact]
    public async Task Append_WithAlerts_NotesEachCauseOnce()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var first = session.Next() with { Alerts = [AlertCause.NewChat] };
        await process.Append(first);
        await process.Append(session.Next() with { Alerts = [AlertCause.NewChat, AlertCause.Unanswered] });
        await process.Append(session.Next());

        // The answer got lost, and the same is appended again.
        Assert.Equal(AppendStatus.Committed, (await process.Append(first)).Status);

        await using var context = await process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        var alerts = await context.Alerts.OrderBy(alert => alert.Cause).ToListAsync();
        Assert.Equal(
            [
                (session.Id.Value, AlertCause.NewChat, session.Summary.Channel.Value, TestSession.Noon.AddSeconds(1)),
                (session.Id.Value, AlertCause.Unanswered, session.Summary.Channel.Value, TestSession.Noon.AddSeconds(2)),
            ],
            alerts.Select(alert => (alert.SessionId, alert.Cause, alert.ChannelId, alert.RaisedAt)));
        Assert.All(alerts, alert => Assert.Null(alert.SettledAt));
    }

    [Fact]
    public async Task Append_WithAnAlertButFenced_NotesNothing()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        await process.Append(session.Next());

        var late = session.At(1) with { Alerts = [AlertCause.NewChat] };
        Assert.Equal(AppendStatus.Fenced, (await process.Append(late)).Status);

        Assert.Equal(0, await process.Count("select count(*) from alerts"));
    }
}
