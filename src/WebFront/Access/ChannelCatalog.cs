using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Hubs;
using OrleansChat.People;
using OrleansChat.Protocol;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Access;

/// <summary>The channels, as administrators see and change them. Each channel's grain is the only writer.</summary>
internal sealed class ChannelCatalog(
    IChannelStore store,
    ISessionDirectory sessions,
    IGrainFactory grains,
    GrainCalls calls,
    AgentAccounts agents,
    AgentNews news,
    Grants grants,
    AuditTrail audit,
    ChatDbContext database)
{
    /// <param name="site">Scheme and host of this installation, for the code to embed.</param>
    /// <param name="cancellation">Ends the read.</param>
    public async Task<IReadOnlyList<ChannelView>> All(string site, CancellationToken cancellation) =>
        [.. (await store.All(cancellation)).Select(channel => View(channel.Id, channel.Settings, site))];

    /// <summary>A new channel, on which its creator may do everything.</summary>
    public Task<Result<ChannelView>> Add(SaveChannelRequest request, AgentId creator, string site, CancellationToken cancellation) =>
        Create(
            new()
            {
                Name = request.Name?.Trim() ?? "",
                Header = request.Header?.Trim() ?? "",
                Color = request.Color ?? "",
                Language = request.Language ?? "",
                PostChat = request.PostChat,
            },
            creator,
            site,
            cancellation);

    /// <summary>A new channel with the settings of another, and with its agents if that is wanted.</summary>
    public async Task<Result<ChannelView>> Copy(ChannelId id, CopyChannelRequest request, AgentId creator, string site, CancellationToken cancellation)
    {
        var known = await Stored(id);
        if (!known.IsOk)
            return known.Refusal;
        var made = await Create(known.Value.Settings with { Name = request.Name?.Trim() ?? "" }, creator, site, cancellation);
        if (!made.IsOk || !request.Agents)
            return made;
        foreach (var agent in await grants.Copy(id.Value, Guid.Parse(made.Value.Id), cancellation))
            await news.Changed(agent);
        return made;
    }

    /// <summary>All settings, with the version that <see cref="Replace"/> wants back.</summary>
    public Task<Result<VersionedSettings>> Stored(ChannelId id) => calls.Repeat(() => grains.Channel(id).Stored());

    /// <summary>Replaces the version that <paramref name="change"/> names; answers what is stored now.</summary>
    public async Task<Result<VersionedSettings>> Replace(ChannelId id, VersionedSettings change, CancellationToken cancellation)
    {
        if (change.Settings is not { } settings)
            return Check.Invalid("settings", "required");
        var before = await Stored(id);
        if (!before.IsOk)
            return before.Refusal;
        var by = await audit.Actor();
        var replaced = await calls.Repeat(() => grains.Channel(id).Replace(settings, change.Version, by));
        if (!replaced.IsOk)
            return replaced.Refusal;
        if (before.Value.Settings.Name != settings.Name)
            await TellAgents(id, cancellation);
        return replaced;
    }

    /// <summary>What the widget would be like with these settings, and what stands against saving them.</summary>
    public async Task<Result<ChannelPreview>> Preview(ChannelId id, ChannelSettings settings)
    {
        var check = await calls.Repeat(() => grains.Channel(id).Check(settings));
        if (check is { IsOk: false, Refusal.Code: not RefusalCodes.SettingsInvalid })
            return check.Refusal;
        return new ChannelPreview(ChannelLooks.Of(id, settings), check.IsOk ? null : RefusalTexts.View(check.Refusal));
    }

    /// <summary>Whom it would touch if the channel were deleted.</summary>
    public async Task<Result<OpenChatsView>> OpenChats(ChannelId id, CancellationToken cancellation)
    {
        var known = await Stored(id);
        if (!known.IsOk)
            return known.Refusal;
        var open = await sessions.CountOpen(id, cancellation);
        return new OpenChatsView(open.Waiting, open.Ongoing);
    }

    public async Task<Result<Unit>> Delete(ChannelId id, CancellationToken cancellation)
    {
        var known = await Stored(id);
        if (!known.IsOk)
            return known.Refusal;
        var by = await audit.Actor();
        var deleted = await calls.Repeat(() => grains.Channel(id).Delete(by));
        if (deleted.IsOk)
            await TellAgents(id, cancellation);
        return deleted;
    }

    private async Task<Result<ChannelView>> Create(ChannelSettings settings, AgentId creator, string site, CancellationToken cancellation)
    {
        var id = new ChannelId(Guid.NewGuid());
        var by = await audit.Actor();
        var saved = await calls.Repeat(() => grains.Channel(id).Save(settings, by));
        if (!saved.IsOk)
            return saved.Refusal;
        await agents.Permit(creator.Value, [id.Value], ChannelPermissions.All, cancellation);
        await agents.Reload(creator);
        return View(id, settings, site);
    }

    /// <summary>Their consoles show the channel's name.</summary>
    private async Task TellAgents(ChannelId id, CancellationToken cancellation)
    {
        var told = await database.ChannelAgents.Where(row => row.ChannelId == id.Value).Select(row => row.UserId).ToListAsync(cancellation);
        foreach (var agent in told)
            await news.Changed(agent);
    }

    private static ChannelView View(ChannelId id, ChannelSettings settings, string site) => new(
        id.ToString(),
        settings.Name,
        settings.Header,
        settings.Color,
        settings.Language,
        settings.PostChat,
        EmbedCode.For(id, site));
}
