using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Drafts;

/// <summary>
/// Drafts in their table. An emptied one stays as a row without a text, so that what is saved next is newer than it. The database
/// itself takes the drafts of a chat that is erased, in the transaction of the erasure.
/// </summary>
internal sealed class DraftStore(IDbContextFactory<ChatDbContext> contexts, TimeProvider time) : IDraftStore
{
    private const int Attempts = 5;
    private static readonly TimeSpan Step = TimeSpan.FromMicroseconds(1);

    public async Task<IReadOnlyList<Draft>> Of(AgentId agent, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Drafts.AsNoTracking().Where(row => row.AgentId == agent.Value && row.Text != "")
            .OrderByDescending(row => row.SavedAt).Take(most).ToListAsync(cancellation);
        return [.. rows.Select(Of)];
    }

    public async Task<Draft> Save(AgentId agent, SessionId session, DraftMode mode, string text, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveOnce(agent, session, mode, text, cancellation);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another console of the agent wrote at the same time: once more, over what it wrote.
            }
        }
    }

    public async Task<int> Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Drafts.Where(row => row.SavedAt < before).ExecuteDeleteAsync(cancellation);
    }

    private async Task<Draft> SaveOnce(AgentId agent, SessionId session, DraftMode mode, string text, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Drafts.FindAsync([agent.Value, session.Value, mode], cancellation);
        var now = Now();
        if (row is null)
        {
            row = new() { AgentId = agent.Value, SessionId = session.Value, Mode = mode, Text = text, SavedAt = now };
            context.Drafts.Add(row);
        }
        else
        {
            row.Text = text;
            row.SavedAt = now > row.SavedAt ? now : row.SavedAt + Step;
        }

        await context.SaveChangesAsync(cancellation);
        return await IsErased(context, row, cancellation) ? Of(row) with { Text = "" } : Of(row);
    }

    /// <summary>Of a chat that is erased the database keeps no words. What another console has written since is not this answer.</summary>
    private static Task<bool> IsErased(ChatDbContext context, DraftRow saved, CancellationToken cancellation) =>
        context.Drafts.AnyAsync(
            row => row.AgentId == saved.AgentId && row.SessionId == saved.SessionId && row.Mode == saved.Mode
                && row.SavedAt == saved.SavedAt && row.Text == "",
            cancellation);

    /// <summary>In whole microseconds, as the databases keep it.</summary>
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static Draft Of(DraftRow row) => new(new SessionId(row.SessionId), row.Mode, row.Text, row.SavedAt);
}
