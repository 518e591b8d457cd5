using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Notes;

/// <summary>What agents write and mark among themselves.</summary>
internal sealed class NoteService(
    SessionAccess access,
    AgentAccess agents,
    IMentionStore mentions,
    IStarStore stars,
    IDbContextFactory<ChatDbContext> databases,
    TimeProvider time)
{
    private const int MostStarred = 200;

    public async Task<Result<SessionReceipt>> Add(AgentView agent, CheckedNote note)
    {
        var session = await access.ForReading(agent, note.Session);
        if (!session.IsOk)
            return session.Refusal;
        AgentId[] told = [.. note.Mentions.Where(mentioned => mentioned != agent.Agent.Id)];
        var colleagues = await Colleagues(told);
        if (colleagues.Count < told.Length)
            return new Refusal(RefusalCodes.ColleagueUnknown);
        return await Tell(note.Session, note.Message, told, () => session.Value.AddNote(note.Text, colleagues, note.Message));
    }

    public async Task<Result<SessionReceipt>> Whisper(AgentView agent, SessionId id, string text, MessageId message)
    {
        var session = await access.ForManaging(agent, id);
        if (!session.IsOk)
            return session.Refusal;
        AgentId[] told = session.Value.Summary!.Agent is { } owner && owner.Id != agent.Agent.Id ? [owner.Id] : [];
        return await Tell(id, message, told, () => session.Value.Whisper(text, message));
    }

    public async Task<Result<SessionReceipt>> ChangeTags(AgentView agent, CheckedTags change)
    {
        var session = await access.ForMarking(agent, change.Session);
        if (!session.IsOk)
            return session.Refusal;
        TagId[] on = [.. session.Value.Summary!.TagIds().Select(tag => new TagId(Guid.Parse(tag)))];
        Guid[] ids = [.. change.Add.Concat(change.Remove).Concat(on).Select(tag => tag.Value)];
        await using var database = await databases.CreateDbContextAsync();
        var known = await database.Tags.AsNoTracking().Where(tag => ids.Contains(tag.Id)).ToDictionaryAsync(tag => tag.Id, tag => tag.Name);
        if (change.Add.Any(tag => !known.ContainsKey(tag.Value)))
            return new Refusal(RefusalCodes.TagNotFound);
        // A tag that is gone can still be taken off; and it is, as it would count and show on none.
        var remove = change.Remove.Union(on.Where(tag => !known.ContainsKey(tag.Value)));
        return await session.Value.ChangeTags(Refs(change.Add, known), Refs(remove, known), change.Message);
    }

    public async Task<Result<Unit>> SetStar(AgentView agent, SessionId id, bool on)
    {
        // Who may not read the chat any more can still take the star off.
        if (on && await access.ForReading(agent, id) is { IsOk: false } hidden)
            return hidden.Refusal;
        await stars.Set(agent.Agent.Id, id, on, time.GetUtcNow(), CancellationToken.None);
        await agents.Tell(agent.Agent.Id, AgentNews.Stars);
        return Unit.Done;
    }

    public async Task<StarredChats> Starred(AgentView agent)
    {
        var starred = await stars.Of(agent.Agent.Id, MostStarred, CancellationToken.None);
        return new(SessionRows.Of(starred.Where(session => agent.RefusesReading(session) is null)));
    }

    /// <summary>
    /// Whom it concerns is written first, and shows once the event is in the log: whatever fails between the two leaves nothing half done.
    /// </summary>
    private async Task<Result<SessionReceipt>> Tell(
        SessionId session, MessageId message, AgentId[] told, Func<Task<Result<SessionReceipt>>> write)
    {
        await mentions.Add(session, message, told, time.GetUtcNow(), CancellationToken.None);
        var receipt = await write();
        if (receipt.IsOk)
            await Task.WhenAll(told.Select(agent => agents.Tell(agent, AgentNews.Inbox)));
        else if (receipt.Refusal.RetryAfter is null && told.Length > 0)
            await mentions.Remove(session, message, told, CancellationToken.None);
        return receipt;
    }

    private async Task<IReadOnlyList<AgentRef>> Colleagues(AgentId[] ids)
    {
        if (ids.Length == 0)
            return [];
        Guid[] accounts = [.. ids.Select(id => id.Value)];
        await using var database = await databases.CreateDbContextAsync();
        var found = await database.Users.AsNoTracking()
            .Where(user => accounts.Contains(user.Id) && !user.Disabled && !user.Invited)
            .Select(user => new { user.Id, user.DisplayName, user.Photo })
            .ToListAsync();
        return [.. found.Select(user => new AgentRef(new(user.Id), user.DisplayName, user.Photo))];
    }

    private static IReadOnlyList<TagRef> Refs(IEnumerable<TagId> tags, Dictionary<Guid, string> names) =>
        [.. tags.Select(tag => new TagRef(tag, names.GetValueOrDefault(tag.Value) ?? ""))];
}
