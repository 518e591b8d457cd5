using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Hubs;
using OrleansChat.Protocol;
using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>The channels, as administrators see and change them. Each channel's grain is the only writer.</summary>
internal sealed class ChannelCatalog(IChannelStore store, IGrainFactory grains, AgentAccounts agents, ChannelAudit audit, GrainCalls calls)
{
    private const int HeaderLength = 60;

    /// <param name="site">Scheme and host of this installation, for the code to embed.</param>
    /// <param name="cancellation">Ends the read.</param>
    public async Task<IReadOnlyList<ChannelView>> All(string site, CancellationToken cancellation) =>
        [.. (await store.All(cancellation)).Select(channel => View(channel.Id, channel.Settings, site))];

    /// <summary>A new channel, on which its creator may do everything.</summary>
    public async Task<Result<ChannelView>> Add(SaveChannelRequest request, AgentId creator, string site, CancellationToken cancellation)
    {
        var id = new ChannelId(Guid.NewGuid());
        var saved = await Save(id, request, new ChannelSettings { Name = "" });
        if (!saved.IsOk)
            return saved.Refusal;
        await audit.Note(AuditKinds.ChannelAdded, id, null, saved.Value, cancellation);
        await agents.Permit(creator.Value, [id.Value], ChannelPermissions.All, cancellation);
        await agents.Reload(creator);
        return View(id, saved.Value, site);
    }

    public async Task<Result<ChannelView>> Change(ChannelId id, SaveChannelRequest request, string site)
    {
        var known = await calls.Repeat(() => grains.Channel(id).Settings());
        if (!known.IsOk)
            return known.Refusal;
        var saved = await Save(id, request, known.Value);
        if (saved.IsOk)
            await audit.Note(AuditKinds.ChannelChanged, id, known.Value, saved.Value, CancellationToken.None);
        return saved.Map(settings => View(id, settings, site));
    }

    /// <summary>All settings, with the version that <see cref="Replace"/> wants back.</summary>
    public Task<Result<VersionedSettings>> Stored(ChannelId id) => calls.Repeat(() => grains.Channel(id).Stored());

    /// <summary>Replaces the version that <paramref name="change"/> names; answers what is stored now.</summary>
    public Task<Result<VersionedSettings>> Replace(ChannelId id, VersionedSettings change) => change.Settings is { } settings
        ? calls.Repeat(() => grains.Channel(id).Replace(settings, change.Version))
        : Task.FromResult<Result<VersionedSettings>>(Check.Invalid("settings", "required"));

    public Task<Result<Unit>> Delete(ChannelId id) => calls.Repeat(() => grains.Channel(id).Delete());

    private async Task<Result<ChannelSettings>> Save(ChannelId id, SaveChannelRequest request, ChannelSettings before)
    {
        var bad = Check.Required(request.Name, "name", Check.NameLength)
            ?? Check.Required(request.Header, "header", HeaderLength)
            ?? Check.Color(request.Color, "color")
            ?? Check.Required(request.Language, "language", 35)
            ?? Check.Language(request.Language, "language");
        if (bad is not null)
            return bad;
        var settings = before with
        {
            Name = request.Name.Trim(),
            Header = request.Header.Trim(),
            Color = request.Color,
            Language = request.Language,
            PostChat = request.PostChat,
        };
        var saved = await calls.Repeat(() => grains.Channel(id).Save(settings));
        return saved.IsOk ? settings : saved.Refusal;
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
