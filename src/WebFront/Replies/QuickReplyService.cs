using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Replies;

/// <summary>
/// Quick replies: an agent's own, which nobody else reads or hears of, and those of channels, which their agents use and their
/// managers change.
/// </summary>
internal sealed class QuickReplyService(ChatDbContext database, AuditWriter audit)
{
    private static readonly Refusal NotFound = new(RefusalCodes.ReplyNotFound);
    private static readonly Refusal ChangedMeanwhile = new(RefusalCodes.ReplyChangedMeanwhile);

    public async Task<IReadOnlyList<QuickReplyView>> Of(AgentView agent, CancellationToken cancellation)
    {
        var rows = await Usable(agent).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).Select(row => View(row, agent))];
    }

    public Task<Result<QuickReplyView>> Add(
        AgentView agent, ChannelId? channel, CheckedQuickReply reply, CancellationToken cancellation) => Store(
        agent,
        reply,
        async () =>
        {
            if (channel is { } shared && RefusesSharing(agent, shared) is { } refusal)
                return refusal;
            var row = new QuickReplyRow
            {
                Id = Guid.NewGuid(),
                OwnerId = channel is null ? agent.Agent.Id.Value : null,
                ChannelId = channel?.Value,
                Name = reply.Name,
                Text = reply.Text,
                Shortcut = reply.Shortcut,
            };
            var (owner, place) = (row.OwnerId, row.ChannelId);
            var there = await database.QuickReplies.CountAsync(
                other => other.OwnerId == owner && other.ChannelId == place, cancellation);
            if (there >= ReplyInput.MostQuickReplies)
                return Refusal.With(RefusalCodes.TooManyReplies, "limit", $"{ReplyInput.MostQuickReplies}");
            database.QuickReplies.Add(row);
            await Note(AuditKinds.SharedReplyAdded, row, [.. AuditChange.Between(new Dictionary<string, string?>(), Fields(row))]);
            return row;
        },
        cancellation);

    public Task<Result<QuickReplyView>> Change(
        AgentView agent, ReplyId id, CheckedQuickReply reply, long version, CancellationToken cancellation) => Store(
        agent,
        reply,
        async () =>
        {
            var found = await Editable(agent, id, cancellation);
            if (!found.IsOk)
                return found;
            var row = found.Value;
            if (row.Version != version)
                return ChangedMeanwhile;
            var before = Fields(row);
            (row.Name, row.Text, row.Shortcut) = (reply.Name, reply.Text, reply.Shortcut);
            var changes = AuditChange.Between(before, Fields(row)).ToArray();
            if (changes.Length > 0)
            {
                row.Version++;
                await Note(AuditKinds.SharedReplyChanged, row, changes);
            }

            return row;
        },
        cancellation);

    public Task<Result<Unit>> Delete(AgentView agent, ReplyId id, CancellationToken cancellation) => database.InTransaction<Unit>(
        async () =>
        {
            var found = await Editable(agent, id, cancellation);
            if (!found.IsOk)
                return found.Refusal;
            database.QuickReplies.Remove(found.Value);
            await Note(AuditKinds.SharedReplyDeleted, found.Value);
            await database.SaveChangesAsync(cancellation);
            return Unit.Done;
        },
        cancellation);

    private async Task<Result<QuickReplyView>> Store(
        AgentView agent, CheckedQuickReply reply, Func<Task<Result<QuickReplyRow>>> change, CancellationToken cancellation)
    {
        try
        {
            return await database.InTransaction<QuickReplyView>(
                async () =>
                {
                    var changed = await change();
                    if (!changed.IsOk)
                        return changed.Refusal;
                    if (await Taken(agent, reply.Shortcut, changed.Value, cancellation) is { } taken)
                        return taken;
                    await database.SaveChangesAsync(cancellation);
                    return View(changed.Value, agent);
                },
                cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile;
        }
        catch (DbUpdateException)
        {
            // Somebody else stored the shortcut in the same moment.
            if (await Taken(agent, reply.Shortcut, null, cancellation) is { } taken)
                return taken;
            throw;
        }
    }

    /// <summary>
    /// One shortcut means one thing to whoever types it: among what the agent can use, and a shared one among those of its channel. Whether
    /// a colleague has it for themselves nobody learns; there the colleague's own goes first.
    /// </summary>
    private async Task<Refusal?> Taken(AgentView agent, string? shortcut, QuickReplyRow? changed, CancellationToken cancellation)
    {
        if (shortcut is null)
            return null;
        var id = changed?.Id ?? Guid.Empty;
        var others = Usable(agent).AsNoTracking().Where(other => other.Shortcut == shortcut && other.Id != id);
        if (changed?.ChannelId is { } channel)
            others = others.Where(other => other.ChannelId == channel);
        var name = await others.Select(other => other.Name).FirstOrDefaultAsync(cancellation);
        return name is null ? null : Refusal.With(RefusalCodes.ShortcutTaken, "name", name);
    }

    /// <summary>What the agent cannot use is not there for them; what they may not change they hear why.</summary>
    private async Task<Result<QuickReplyRow>> Editable(AgentView agent, ReplyId id, CancellationToken cancellation)
    {
        var row = await Usable(agent).SingleOrDefaultAsync(known => known.Id == id.Value, cancellation);
        if (row is null)
            return NotFound;
        return MayChange(row, agent) ? row : AgentPermissions.Missing(ChannelPermissions.Manager);
    }

    private IQueryable<QuickReplyRow> Usable(AgentView agent)
    {
        var own = agent.Agent.Id.Value;
        Guid[] channels = [.. agent.Channels.Where(channel => agent.Works(channel.Channel)).Select(channel => channel.Channel.Value)];
        return database.QuickReplies.Where(row =>
            row.OwnerId == own || (row.ChannelId != null && channels.Contains(row.ChannelId.Value)));
    }

    private static bool MayChange(QuickReplyRow row, AgentView agent) =>
        row.ChannelId is not { } channel || agent.May(ChannelPermissions.Manager, new(channel));

    private static Refusal? RefusesSharing(AgentView agent, ChannelId channel) =>
        !agent.Works(channel) ? new(RefusalCodes.ChannelNotFound)
        : agent.May(ChannelPermissions.Manager, channel) ? null
        : AgentPermissions.Missing(ChannelPermissions.Manager);

    /// <summary>What is private is nobody's business, the audit log's neither.</summary>
    private Task Note(string kind, QuickReplyRow row, params AuditChange[] changes) =>
        row.ChannelId is null ? Task.CompletedTask : audit.Note(kind, row.Id.ToString("N"), row.Name, changes);

    private static Dictionary<string, string?> Fields(QuickReplyRow row) =>
        new() { ["name"] = row.Name, ["text"] = row.Text, ["shortcut"] = row.Shortcut };

    private static QuickReplyView View(QuickReplyRow row, AgentView agent) => new(
        row.Id.ToString("N"), row.ChannelId?.ToString("N"), row.Name, row.Text, row.Shortcut, MayChange(row, agent), row.Version);
}
