using Microsoft.Extensions.Logging;
using OrleansChat.Channels;
using OrleansChat.Cluster;

namespace OrleansChat.Agents;

/// <summary>Tells an agent's channels until when the agent is there, and knows what they were told last.</summary>
internal sealed partial class PresenceReports(AgentId agent, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private const int CallsAtOnce = 16;

    /// <summary>Long ago where a channel could not be told.</summary>
    private DateTimeOffset _toldAt;

    /// <summary>Null: nothing since this activation began, or since the agent left.</summary>
    public AgentView? Told { get; private set; }

    public bool IsNews(AgentView view) => Told is null || !Same(view, Told);

    public bool IsOlderThan(TimeSpan age, DateTimeOffset now) => now - _toldAt >= age;

    /// <summary>True: it was news.</summary>
    public async Task<bool> Report(AgentView view)
    {
        var (before, news) = (Told, IsNews(view));
        // Before the calls, which give way to other turns: those find what is being told.
        (Told, _toldAt) = (view, time.GetUtcNow());
        if (before is { Available: true })
            await Tell(before.Channels.Where(old => !view.Channels.Any(mine => mine.Channel == old.Channel && mine.Responds)), null);
        if (view.Available || before?.Available == true)
            await Tell(view.Channels, view.AvailableUntil);
        return news;
    }

    /// <summary>The agent is not there any more, and nobody will say more of them.</summary>
    public Task Leave()
    {
        var left = Told?.Channels ?? [];
        Told = null;
        return Tell(left, null);
    }

    /// <summary>But for the end, which every heartbeat moves, and for what channels do not need to know.</summary>
    private static bool Same(AgentView one, AgentView other) =>
        one with { Channels = other.Channels, AvailableUntil = other.AvailableUntil, Gone = other.Gone } == other
            && one.Channels.SequenceEqual(other.Channels);

    /// <summary>The time says which of two reports is the newer one: a silo that hung sends its own when it wakes.</summary>
    private Task Tell(IEnumerable<AgentChannel> channels, DateTimeOffset? until)
    {
        var said = time.GetUtcNow();
        return BoundedParallel.ForEach(channels.Where(static mine => mine.Responds), CallsAtOnce, async mine =>
        {
            try
            {
                await grains.Channel(mine.Channel).AgentPresent(agent, until, said);
            }
            catch (Exception failure)
            {
                LogNotTold(logger, failure, mine.Channel, agent);
                _toldAt = DateTimeOffset.MinValue;
            }
        });
    }

    [LoggerMessage(
        LogEvents.PresenceReportsNotTold,
        LogLevel.Warning,
        "Channel {Channel} was not told whether agent {Agent} is present; the next report will")]
    private static partial void LogNotTold(ILogger logger, Exception failure, ChannelId channel, AgentId agent);
}
