using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Accounts.People;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Edge.Calls;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Channels;

/// <summary>The channels, as administrators see and change them. Each channel's grain is the only writer.</summary>
internal sealed class ChannelService(
    IChannelStore store,
    ISessionDirectory sessions,
    IGrainFactory grains,
    GrainCalls calls,
    AgentNotifier notifier,
    Grants grants,
    AuditWriter audit,
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
            [],
            creator,
            site,
            cancellation);

    /// <summary>A new channel with the settings of another, and with its agents if that is wanted.</summary>
    public async Task<Result<ChannelView>> Copy(
        ChannelId id, CopyChannelRequest request, AgentId creator, string site, CancellationToken cancellation)
    {
        var known = await Stored(id);
        if (!known.IsOk)
            return known.Refusal;
        var agents = request.Agents ? await grants.On(id.Value, cancellation) : [];
        return await Create(known.Value.Settings with { Name = request.Name?.Trim() ?? "" }, agents, creator, site, cancellation);
    }

    /// <summary>All settings, with the version that <see cref="Replace"/> wants back.</summary>
    public Task<Result<VersionedSettings>> Stored(ChannelId id) => calls.Repeat(() => grains.Channel(id).Stored());

    /// <summary>Replaces the version that <paramref name="change"/> names; answers what is stored now.</summary>
    public async Task<Result<VersionedSettings>> Replace(ChannelId id, VersionedSettings change)
    {
        if (change.Settings is not { } settings)
            return InputRules.Invalid("settings", "required");
        var before = await Stored(id);
        if (!before.IsOk)
            return before.Refusal;
        var by = await audit.Actor();
        var replaced = await calls.Repeat(() => grains.Channel(id).Replace(settings, change.Version, by));
        if (!replaced.IsOk)
            return replaced.Refusal;
        await TellAdministrators(new(id, replaced.Value.Version));
        if (IsOther(before.Value.Settings, settings))
            await NotifyAgents(id);
        return replaced;
    }

    /// <summary>What consoles show of a channel has changed.</summary>
    private static bool IsOther(ChannelSettings before, ChannelSettings now) =>
        before.Name != now.Name || before.Color != now.Color || WarningTimes.Of(before) != WarningTimes.Of(now);

    /// <summary>What the widget would be like with these settings, and what stands against saving them.</summary>
    public async Task<Result<ChannelPreview>> Preview(ChannelId id, ChannelSettings settings)
    {
        var check = await calls.Repeat(() => grains.Channel(id).Check(settings));
        if (check is { IsOk: false, Refusal.Code: not RefusalCodes.SettingsInvalid })
            return check.Refusal;
        return new ChannelPreview(WidgetConfigs.Of(id, settings), check.IsOk ? null : RefusalTexts.View(check.Refusal));
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

    public async Task<Result<Unit>> Delete(ChannelId id)
    {
        var known = await Stored(id);
        if (!known.IsOk)
            return known.Refusal;
        var by = await audit.Actor();
        var deleted = await calls.Repeat(() => grains.Channel(id).Delete(by));
        if (!deleted.IsOk)
            return deleted;
        await TellAdministrators(new(id, null));
        await NotifyAgents(id);
        return deleted;
    }

    /// <summary>With its creator, who may do everything there, and others.</summary>
    private async Task<Result<ChannelView>> Create(
        ChannelSettings settings, IReadOnlyList<InitialAgent> others, AgentId creator, string site, CancellationToken cancellation)
    {
        var id = new ChannelId(Guid.NewGuid());
        var by = await audit.Actor();
        var person = (await database.Users.FindAsync([creator.Value], cancellation))!;
        InitialAgent[] agents = [Grants.First(person, ChannelPermissions.All), .. others.Where(agent => agent.Agent != creator)];
        var created = await calls.Repeat(() => grains.Channel(id).Create(settings, agents, by));
        if (!created.IsOk)
            return created.Refusal;
        await TellAdministrators(new(id, VersionedSettings.First));
        foreach (var agent in agents)
            await notifier.Changed(agent.Agent.Value);
        return View(id, settings, site);
    }

    /// <summary>
    /// Their consoles show the channel's name, and warn by its times. It is stored: they hear of it whether the one who did it waits or has
    /// gone.
    /// </summary>
    private async Task NotifyAgents(ChannelId id)
    {
        var told = await database.ChannelAgents.Where(row => row.ChannelId == id.Value).Select(row => row.UserId)
            .ToListAsync(CancellationToken.None);
        foreach (var agent in told)
            await notifier.Changed(agent);
    }

    /// <summary>Their consoles may show the channel, or all of them.</summary>
    private async Task TellAdministrators(ChannelChange change)
    {
        var told = await database.Users.Where(user => user.Administrator && !user.Disabled).Select(user => user.Id)
            .ToListAsync(CancellationToken.None);
        foreach (var administrator in told)
            await notifier.ChannelChanged(administrator, change);
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
