using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Protocol;
using OrleansChat.Results;

namespace OrleansChat.Console;

/// <summary>The dashboards of an agent's channels: joined with Hello, kept in step with the agent's permissions.</summary>
internal sealed class AgentBoards(FeedTable feeds, FeedServices services, ChannelAccess access)
{
    /// <summary>Follows the channels of the agent's view, and no others.</summary>
    public async Task Settle(AgentConnection connection, AgentView view)
    {
        await connection.Gate.WaitAsync();
        try
        {
            if (connection.Closed)
                return;
            var wanted = view.Channels.Select(known => known.Channel).ToHashSet();
            foreach (var channel in connection.Channels.Keys.Except(wanted).ToArray())
                await Part(connection, channel);
            foreach (var channel in wanted.Except(connection.Channels.Keys).ToArray())
                await Join(connection, channel);
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>A channel's board of now.</summary>
    public async Task<Result<ChannelBoard>> Read(AgentView agent, ChannelId channel)
    {
        var dashboard = await access.ForBoard(agent, channel);
        return dashboard.Map(board => new ChannelBoard(
            channel.ToString(),
            ChannelViews.Queue(board.Queue),
            ChannelViews.Figures(board.Figures),
            SessionRows.Of(board.Ongoing)));
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

    private async Task Join(AgentConnection connection, ChannelId channel)
    {
        var queue = Joined(await feeds.Join(QueueFeed.KeyOf(channel), static (_, state) => state.services.Queue(state.channel), (services, channel)));
        queue.EnterAgent();
        FiguresFeed figures;
        try
        {
            figures = Joined(await feeds.Join(FiguresFeed.KeyOf(channel), static (_, state) => state.services.Figures(state.channel), (services, channel)));
        }
        catch
        {
            queue.LeaveAgent();
            feeds.Leave(queue);
            throw;
        }

        connection.Channels[channel] = new(queue, figures);
        await services.Broadcasts.AddAgent(connection.Id, queue.Key);
        await services.Broadcasts.AddAgent(connection.Id, figures.Key);
    }

    private async Task Part(AgentConnection connection, ChannelId channel)
    {
        if (!connection.Channels.Remove(channel, out var joined))
            return;
        Leave(joined);
        await services.Broadcasts.RemoveAgent(connection.Id, joined.Queue.Key);
        await services.Broadcasts.RemoveAgent(connection.Id, joined.Figures.Key);
    }

    private void Leave(ChannelFeeds joined)
    {
        joined.Queue.LeaveAgent();
        feeds.Leave(joined.Queue);
        feeds.Leave(joined.Figures);
    }

    /// <summary>Snapshot feeds refuse nobody: a refusal here is a bug.</summary>
    private static TFeed Joined<TFeed>(Result<TFeed> joined) =>
        joined.IsOk ? joined.Value : throw new InvalidOperationException($"A board was refused: {joined.Refusal.Code}.");
}
