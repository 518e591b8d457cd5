using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Replies;

/// <summary>What each agent inserts how often, and their favourites: by it their own menu is in order, and nobody else sees it.</summary>
internal sealed class ReplyUseService(ChatDbContext database, TimeProvider time)
{
    /// <summary>More than a menu has room for; what was used longest ago is forgotten first, favourites never.</summary>
    private const int Most = 1_000;

    /// <summary>Nobody finds more of them at a glance, and whatever is made of the endpoint, the table stays small.</summary>
    public const int MostFavourites = 200;

    public async Task<IReadOnlyList<ReplyUseView>> Of(AgentId agent, CancellationToken cancellation)
    {
        var rows = await database.ReplyUses.AsNoTracking().Where(row => row.AgentId == agent.Value)
            .OrderByDescending(row => row.Favourite).ThenByDescending(row => row.LastAt).Take(Most).ToListAsync(cancellation);
        return [.. rows.Select(row => new ReplyUseView(
            WireNames.Of(row.Kind), row.ItemId.ToString("N"), row.Count, row.LastAt, row.Favourite))];
    }

    public Task Count(AgentId agent, ReplyKind kind, ReplyId item, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return Store(
            new ReplyUseRow { AgentId = agent.Value, Kind = kind, ItemId = item.Value, Count = 1, LastAt = now },
            use => use.SetProperty(row => row.Count, row => row.Count + 1).SetProperty(row => row.LastAt, now),
            cancellation);
    }

    /// <summary>Null: it is stored.</summary>
    public async Task<Refusal?> SetFavourite(AgentId agent, ReplyKind kind, ReplyId item, bool on, CancellationToken cancellation)
    {
        var others = database.ReplyUses.Where(row =>
            row.AgentId == agent.Value && row.Favourite && !(row.Kind == kind && row.ItemId == item.Value));
        if (on && await others.CountAsync(cancellation) >= MostFavourites)
            return Refusal.With(RefusalCodes.TooManyReplies, "limit", $"{MostFavourites}");
        await Store(
            new ReplyUseRow { AgentId = agent.Value, Kind = kind, ItemId = item.Value, LastAt = time.GetUtcNow(), Favourite = on },
            use => use.SetProperty(row => row.Favourite, on),
            cancellation);
        return null;
    }

    /// <summary>Counted in the database: two consoles of the agent take nothing from each other.</summary>
    private async Task Store(ReplyUseRow first, Action<UpdateSettersBuilder<ReplyUseRow>> change, CancellationToken cancellation)
    {
        var known = database.ReplyUses.Where(row =>
            row.AgentId == first.AgentId && row.Kind == first.Kind && row.ItemId == first.ItemId);
        if (await known.ExecuteUpdateAsync(change, cancellation) > 0)
            return;
        try
        {
            database.ReplyUses.Add(first);
            await database.SaveChangesAsync(cancellation);
            await Forget(first.AgentId, cancellation);
        }
        catch (DbUpdateException)
        {
            // Another console was first.
            if (await known.ExecuteUpdateAsync(change, cancellation) == 0)
                throw;
        }
    }

    private async Task Forget(Guid agent, CancellationToken cancellation)
    {
        var oldest = await database.ReplyUses.Where(row => row.AgentId == agent && !row.Favourite)
            .OrderByDescending(row => row.LastAt).Skip(Most).Select(row => (DateTimeOffset?)row.LastAt).FirstOrDefaultAsync(cancellation);
        if (oldest is { } last)
        {
            await database.ReplyUses.Where(row => row.AgentId == agent && !row.Favourite && row.LastAt <= last)
                .ExecuteDeleteAsync(cancellation);
        }
    }
}
