using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge;
using OrleansChat.Edge.Calls;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat.Access;

/// <summary>
/// The only way from hubs and pages to a channel: for visitors of a website that may embed it, and for agents who work there.
/// </summary>
internal sealed partial class ChannelAccess(
    IGrainFactory grains,
    IChannelStore store,
    ISessionDirectory sessions,
    GrainCalls calls,
    TimeProvider time,
    ILogger<ChannelAccess> logger)
{
    private const int MaxOngoing = 200;

    /// <summary>The channel's settings, where the visitor's website may embed it.</summary>
    public async Task<Result<ChannelSettings>> ForVisitor(ChannelId channel, VisitorOrigin origin)
    {
        var settings = await calls.Repeat(() => grains.Channel(channel).Settings());
        return settings.IsOk && Refuse(settings.Value, origin) is { } refusal ? refusal : settings;
    }

    /// <summary>
    /// The last settings of a channel that was deleted, for a visitor who has a chat there. Whether they have one is not asked here.
    /// </summary>
    public async Task<Result<ChannelSettings>> OfDeleted(ChannelId channel, VisitorOrigin origin)
    {
        if (await store.FindLast(channel, CancellationToken.None) is not { Deleted: true } last)
            return new Refusal(RefusalCodes.ChannelNotFound);
        return Refuse(last.Settings, origin) is { } refusal ? refusal : last.Settings;
    }

    /// <summary>Which files may be sent in the channel's chats; of a channel that was deleted as it was last.</summary>
    public async Task<FileSettings> Files(ChannelId channel)
    {
        var settings = await calls.Repeat(() => grains.Channel(channel).Settings());
        return settings.Value?.Files ?? (await store.FindLast(channel, CancellationToken.None))?.Settings.Files ?? new();
    }

    /// <summary>Whether the visitor's website may embed the channel, by the settings of now.</summary>
    public static Refusal? Refuse(ChannelSettings settings, VisitorOrigin origin) =>
        settings.Allows(origin) ? null : Refusal.With(RefusalCodes.OriginNotAllowed, "origin", origin.Website ?? "");

    /// <summary>Whether chats are taken now. For a channel that <see cref="ForVisitor"/> gave.</summary>
    public Task<Availability> Availability(ChannelId channel) => calls.RepeatValue(() => grains.Channel(channel).Availability());

    /// <summary>
    /// Keeps a place in the queue for a chat that is about to start; null: it has one. Nobody is sent away because the queue could not be
    /// asked (a silo of an earlier version does not know the question): the cap guards the queue, and a chat needs none to start.
    /// </summary>
    public async Task<Refusal?> Admit(ChannelId channel, QueueApplicant applicant)
    {
        try
        {
            return (await calls.Repeat(() => grains.Queue(channel).Admit(applicant))).Refusal;
        }
        catch (Exception fault)
        {
            FrontMetrics.AdmittedUnasked.Add(1);
            LogAdmittedUnasked(logger, fault, channel);
            return null;
        }
    }

    /// <summary>
    /// What the dashboard of an agent shows of a channel on which they work. The queue is asked for only where it is not known, and looked
    /// at last: its changes are told while the rest is read.
    /// </summary>
    public async Task<Result<Dashboard>> ForBoard(AgentView agent, ChannelId channel, Func<Task<QueueSnapshot?>> known)
    {
        if (!agent.Works(channel))
            return new Refusal(RefusalCodes.ChannelNotFound);
        var statistics = grains.Statistics(channel);
        var figures = calls.RepeatValue(statistics.Figures);
        var ongoing = calls.RepeatValue(() => statistics.Ongoing(MaxOngoing));
        await Task.WhenAll(figures, ongoing);
        var queue = await known() ?? await calls.RepeatValue(() => grains.Queue(channel).Snapshot());
        return new Dashboard(queue, await figures, await ongoing);
    }

    /// <summary>A channel to whose queue an agent transfers a chat: it may be one on which they do not work.</summary>
    public async Task<Refusal?> RefusesTransfer(ChannelId channel)
    {
        var now = await Availability(channel);
        return now.Open ? null
            : now.Reason == ClosedReason.Deleted ? new(RefusalCodes.ChannelNotFound)
            : Refusal.With(RefusalCodes.ChannelClosed, "reason", WireNames.Of(now.Reason));
    }

    public async Task<bool> IsDeleted(ChannelId channel) => (await Availability(channel)).Reason == ClosedReason.Deleted;

    /// <summary>Channels by name, with whether they take chats now; one that does not say so just now is left out.</summary>
    public async Task<IReadOnlyList<(ChannelId Id, string Name, Availability Now)>> ForTransfers(CancellationToken cancellation)
    {
        var all = await store.All(cancellation);
        var read = await ParallelReads.Run<StoredChannel, Availability>(all, time, async known => await Availability(known.Id));
        return
        [
            .. read.Where(each => each.Result.IsOk).Select(each => (each.Item.Id, each.Item.Settings.Name, each.Result.Value!))
                .OrderBy(each => each.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>By the ids of the channels on which the agent works.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TimeZones(AgentView agent, CancellationToken cancellation) =>
        (await store.All(cancellation)).Where(known => agent.Works(known.Id))
            .ToDictionary(known => known.Id.ToString(), known => known.Settings.Hours.TimeZone);

    /// <summary>All who have a chat on a channel, for its managers.</summary>
    public async Task<Result<IReadOnlyList<AgentId>>> OwnersForManager(AgentView agent, ChannelId channel)
    {
        if (!agent.Works(channel))
            return new Refusal(RefusalCodes.ChannelNotFound);
        if (!agent.May(ChannelPermissions.Manager, channel))
            return AgentPermissions.Missing(ChannelPermissions.Manager);
        return new Result<IReadOnlyList<AgentId>> { Value = await sessions.Owners(channel, CancellationToken.None) };
    }

    /// <summary>
    /// The last settings of a channel, deleted or not, for an agent who works there or has one of these chats from there.
    /// </summary>
    public async Task<Result<KnownSettings>> OfChats(
        AgentView agent, IEnumerable<SessionSummary> own, ChannelId channel, CancellationToken cancellation)
    {
        var allowed = agent.Works(channel) || own.Any(chat => chat.Channel == channel);
        var known = allowed ? await store.FindLast(channel, cancellation) : null;
        return known ?? (Result<KnownSettings>)new Refusal(RefusalCodes.ChannelNotFound);
    }

    /// <summary>
    /// What every website may know, and shows on the badge: the channel's looks; null: there never was such a channel. Of a deleted one
    /// the last: whoever has a chat there still has their badge.
    /// </summary>
    public Task<KnownSettings?> ForBadge(ChannelId channel, CancellationToken cancellation) => store.FindLast(channel, cancellation);

    /// <summary>
    /// The channel for the demo website: the one that is asked for, there or not; else the one made for it, else any other.
    /// </summary>
    public async Task<ShownChannel> ForDemo(ChannelId? asked, ChannelId made, CancellationToken cancellation)
    {
        var all = await store.All(cancellation);
        var shown = all.FirstOrDefault(known => known.Id == (asked ?? made)) ?? (asked is null && all.Count > 0 ? all[0] : null);
        return new(shown?.Id ?? asked ?? made, asked ?? made, shown?.Settings.Header);
    }

    [LoggerMessage(
        LogEvents.ChannelAccessAdmittedUnasked,
        LogLevel.Warning,
        "The queue of channel {Channel} could not be asked for a place; the visitor's chat starts without")]
    private static partial void LogAdmittedUnasked(ILogger logger, Exception fault, ChannelId channel);
}

/// <summary>
/// What the demo website shows, and was to show. <paramref name="Header"/>: what its badge says; null: there is no such channel.
/// </summary>
internal sealed record ShownChannel(ChannelId Channel, ChannelId Wanted, string? Header);

/// <summary>A channel's queue, figures and ongoing chats.</summary>
internal sealed record Dashboard(QueueSnapshot Queue, ChannelFigures Figures, IReadOnlyList<SessionSummary> Ongoing);
