using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.People;

/// <summary>Permissions per channel: read from requests, stored, compared.</summary>
internal sealed class Grants(ChatDbContext database)
{
    /// <summary>By channel; none: does not work there (any more). Refused when a channel or a word is not known.</summary>
    /// <param name="grants">From a request.</param>
    /// <param name="isNew">Nobody can have seen any before; otherwise each has to say which it expects.</param>
    /// <param name="cancellation">Ends the read.</param>
    public async Task<Result<Dictionary<Guid, Grant>>> Read(IReadOnlyList<ChannelGrant>? grants, bool isNew, CancellationToken cancellation)
    {
        var read = new Dictionary<Guid, Grant>();
        foreach (var grant in grants ?? [])
        {
            var id = InputRules.Id<ChannelId>(grant?.ChannelId, "channelId");
            if (!id.IsOk)
                return id.Refusal;
            if (Parse(grant!.Permissions) is not { } permissions)
                return InputRules.Invalid("permissions", "word");
            if (grant.Expected is null && !isNew)
                return InputRules.Invalid("expected", "required");
            if (Parse(grant.Expected) is not { } expected)
                return InputRules.Invalid("expected", "word");
            read[id.Value.Value] = new(permissions, expected);
        }

        var known = await database.Channels.CountAsync(channel => !channel.Deleted && read.Keys.Contains(channel.Id), cancellation);
        return known == read.Count ? read : new Refusal(RefusalCodes.ChannelNotFound);
    }

    /// <summary>
    /// Replaces what the person has on these channels; what others may have changed on other ones stays. Saved by the caller; answers
    /// what changed. Refused where somebody else has changed one of them to something else meanwhile: details <c>channels</c>.
    /// </summary>
    public async Task<Result<IReadOnlyList<AuditChange>>> Replace(
        Guid person, IReadOnlyDictionary<Guid, Grant> grants, CancellationToken cancellation)
    {
        var names = await database.Channels.Where(channel => grants.Keys.Contains(channel.Id))
            .ToDictionaryAsync(channel => channel.Id, channel => channel.Name, cancellation);
        var rows = await database.ChannelAgents.Where(row => row.UserId == person && grants.Keys.Contains(row.ChannelId))
            .ToDictionaryAsync(row => row.ChannelId, cancellation);
        var conflicts = grants
            .Where(grant => grant.Value.ConflictsWith(rows.GetValueOrDefault(grant.Key)?.Permissions ?? ChannelPermissions.None))
            .Select(grant => names[grant.Key])
            .ToList();
        if (conflicts.Count > 0)
            return Refusal.With(RefusalCodes.PermissionsChangedMeanwhile, "channels", string.Join(", ", conflicts));
        var before = rows.ToDictionary(row => names[row.Key], row => (string?)Text(row.Value.Permissions));
        foreach (var (channel, (permissions, _)) in grants)
        {
            if (!rows.TryGetValue(channel, out var row))
                Add(person, channel, permissions);
            else if (permissions == ChannelPermissions.None)
                database.ChannelAgents.Remove(row);
            else
                row.Permissions = permissions;
        }

        var after = grants.Where(grant => grant.Value.Permissions != ChannelPermissions.None)
            .ToDictionary(grant => names[grant.Key], grant => (string?)Text(grant.Value.Permissions));
        return AuditChange.Between(before, after).ToList();
    }

    private void Add(Guid person, Guid channel, ChannelPermissions permissions)
    {
        if (permissions != ChannelPermissions.None)
            database.ChannelAgents.Add(new ChannelAgentRow { ChannelId = channel, UserId = person, Permissions = permissions });
    }

    /// <summary>Whoever works on a channel, with what they may do there.</summary>
    public async Task<IReadOnlyList<InitialAgent>> On(Guid channel, CancellationToken cancellation)
    {
        var rows = await database.ChannelAgents.AsNoTracking().Where(row => row.ChannelId == channel)
            .Join(database.Users, row => row.UserId, user => user.Id, (row, user) => new { row.Permissions, Person = user })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => First(row.Person, row.Permissions))];
    }

    public static InitialAgent First(ChatUser person, ChannelPermissions permissions) =>
        new(new(person.Id), AuditWriter.Name(person), permissions, Text(permissions));

    internal static string Text(ChannelPermissions permissions) => string.Join(", ", WireNames.OfFlags(permissions));

    private static ChannelPermissions? Parse(IReadOnlyList<string>? words)
    {
        var all = ChannelPermissions.None;
        foreach (var word in words ?? [])
        {
            var flag = Enum.GetValues<ChannelPermissions>().FirstOrDefault(known => WireNames.OfFlags(known) is [var only] && only == word);
            if (flag == ChannelPermissions.None)
                return null;
            all |= flag;
        }

        return all;
    }
}

/// <summary>What somebody shall be allowed, and what whoever says so believes that they are now.</summary>
internal sealed record Grant(ChannelPermissions Permissions, ChannelPermissions Expected)
{
    /// <summary>Nobody is, where it is already as they want it.</summary>
    public bool ConflictsWith(ChannelPermissions stored) => stored != Expected && stored != Permissions;
}
