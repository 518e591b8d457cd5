using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Accounts.Profile;
using OrleansChat.Agents;
using OrleansChat.Sessions;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Notes;

/// <summary>What colleagues have written to an agent inside of chats.</summary>
internal sealed class InboxService(
    IMentionStore mentions, AgentAccess agents, IDbContextFactory<ChatDbContext> databases, TimeProvider time)
{
    private const int PageSize = 50;

    public async Task<InboxView> Newest(AgentId agent, DateTimeOffset? before, CancellationToken cancellation)
    {
        var unread = await mentions.CountUnread(agent, cancellation);
        var found = await mentions.Newest(agent, before, PageSize + 1, cancellation);
        return new(unread, found.Count > PageSize, [.. found.Take(PageSize).Select(mention => Entry(mention, agent))]);
    }

    public async Task MarkRead(AgentId agent, SessionId? session, CancellationToken cancellation)
    {
        await mentions.MarkRead(agent, session, time.GetUtcNow(), cancellation);
        await agents.Tell(agent, AgentNews.Inbox);
    }

    public async Task<IReadOnlyList<ColleagueView>> Colleagues(CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var people = await database.Users.AsNoTracking().Where(user => !user.Disabled && !user.Invited).OrderBy(user => user.DisplayName)
            .Select(user => new { user.Id, user.DisplayName, user.Photo }).ToListAsync(cancellation);
        return [.. people.Select(user => new ColleagueView(user.Id.ToString("N"), user.DisplayName, PhotoAddress.Of(user.Photo)))];
    }

    private static InboxEntry Entry(Mention mention, AgentId agent)
    {
        var shown = EventViews.Of(mention.Event, Viewer.Addressee(agent));
        return new(
            mention.Session.Id.ToString(),
            mention.Session.Channel.ToString(),
            mention.Session.Customer.Name,
            shown.Seq,
            shown.Type,
            mention.At,
            shown.By!,
            shown.Text is null ? null : VisibleText.Cut(shown.Text, SessionLimits.ExcerptLength),
            mention.Read);
    }
}
