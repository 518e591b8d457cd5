using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>The dashboards of an agent's channels: joined with Hello, kept in step with the agent's permissions.</summary>
internal sealed class BoardSubscriptions(FeedTable feeds, FeedServices services, ChannelAccess access)
{
    /// <summary>Follows the channels of the agent's view, and no others. Answers those that cannot be followed just now, and why.</summary>
    public async Task<IReadOnlyDictionary<ChannelId, Refusal>> Update(AgentConnection connection, AgentView view)
    {
        var joined = await ParallelReads.Run(await PartOthers(connection, view), services.Time, channel => Join(connection, channel));
        return joined.Where(each => !each.Result.IsOk).ToDictionary(each => each.Item, each => each.Result.Refusal!);
    }

    /// <summary>Answers the channels that are to be followed and are not yet.</summary>
    private async Task<IReadOnlyList<ChannelId>> PartOthers(AgentConnection connection, AgentView view)
    {
        await connection.Gate.WaitAsync();
        try
        {
            if (connection.Closed)
                return [];
            var wanted = view.Channels.Where(known => view.Works(known.Channel))
                .ToDictionary(known => known.Channel, known => view.VisibilityOn(known.Channel));
            var old = connection.Channels
                .Where(joined => !wanted.TryGetValue(joined.Key, out var visibility) || visibility != joined.Value.Visibility)
                .Select(joined => joined.Key)
                .ToArray();
            foreach (var channel in old)
                await Part(connection, channel);
            // What the console shows was made for what the agent might read before.
            if (old.Any(wanted.ContainsKey))
                await services.Broadcasts.Agents.Clients.Client(connection.Id).Resync();
            return [.. wanted.Keys.Except(connection.Channels.Keys)];
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>
    /// A channel's board of now. Its queue is the one that the next change builds on, where the console hears of changes.
    /// </summary>
    public async Task<Result<ChannelBoard>> Read(AgentConnection connection, AgentView agent, ChannelId channel)
    {
        var dashboard = await access.ForBoard(agent, channel, () => QueueFollowedBy(connection, channel));
        return dashboard.Map(board => new ChannelBoard(
            channel.ToString(),
            ChannelViews.Queue(board.Queue, agent.VisibilityOn(channel)),
            ChannelViews.Figures(board.Figures),
            [.. board.Ongoing.Select(session => SessionRows.Line(session, agent.RefusesReading(session) is null))]));
    }

    private static async Task<QueueSnapshot?> QueueFollowedBy(AgentConnection connection, ChannelId channel)
    {
        await connection.Gate.WaitAsync();
        try
        {
            return connection.Channels.GetValueOrDefault(channel)?.Queue.Current;
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>The connection is gone, and its groups with it. Called under its gate.</summary>
    public void Drop(AgentConnection connection)
    {
        foreach (var joined in connection.Channels.Values)
            Leave(joined);
        connection.Channels.Clear();
        if (connection.Feed is { } feed)
        {
            feed.Exit(connection);
            feeds.Leave(feed);
        }

        if (connection.Presence is { } presence)
            feeds.Leave(presence);
    }

    /// <summary>Not under the gate: a channel that hangs would hold up all others.</summary>
    private async Task<Result<Unit>> Join(AgentConnection connection, ChannelId channel)
    {
        var queue = await feeds.Join(
            QueueFeed.KeyOf(channel), static (_, state) => state.services.Queue(state.channel), (services, channel));
        if (!queue.IsOk)
            return queue.Refusal;
        try
        {
            var figures = await feeds.Join(
                FiguresFeed.KeyOf(channel), static (_, state) => state.services.Figures(state.channel), (services, channel));
            if (figures.IsOk)
            {
                await Enter(connection, channel, queue.Value, figures.Value);
                return Unit.Done;
            }

            feeds.Leave(queue.Value);
            return figures.Refusal;
        }
        catch
        {
            feeds.Leave(queue.Value);
            throw;
        }
    }

    /// <summary>What the agent may see is asked at this moment: it may have changed while the channel was joined.</summary>
    private async Task Enter(AgentConnection connection, ChannelId channel, QueueFeed queue, FiguresFeed figures)
    {
        await connection.Gate.WaitAsync();
        try
        {
            // The connection has ended meanwhile, or the right to see the channel, or another call was quicker.
            if (connection.Closed || connection.View is not { } view || !view.Works(channel)
                || !connection.Channels.TryAdd(channel, new(queue, figures, view.VisibilityOn(channel))))
            {
                feeds.Leave(queue);
                feeds.Leave(figures);
                return;
            }

            var visibility = connection.Channels[channel].Visibility;
            queue.Consoles.Enter(visibility);
            figures.Consoles.Enter(visibility);
            await services.Broadcasts.AddAgent(connection.Id, queue.Key, visibility);
            await services.Broadcasts.AddAgent(connection.Id, figures.Key, visibility);
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    private async Task Part(AgentConnection connection, ChannelId channel)
    {
        if (!connection.Channels.Remove(channel, out var joined))
            return;
        Leave(joined);
        await services.Broadcasts.RemoveAgent(connection.Id, joined.Queue.Key, joined.Visibility);
        await services.Broadcasts.RemoveAgent(connection.Id, joined.Figures.Key, joined.Visibility);
    }

    private void Leave(ChannelFeeds joined)
    {
        joined.Queue.Consoles.Leave(joined.Visibility);
        joined.Figures.Consoles.Leave(joined.Visibility);
        feeds.Leave(joined.Queue);
        feeds.Leave(joined.Figures);
    }
}
