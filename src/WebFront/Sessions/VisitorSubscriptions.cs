using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>What a visitor's tab hears of: its chat, its place in the queue, and whether the channel is open.</summary>
internal sealed class VisitorSubscriptions(FeedTable feeds, FeedServices services)
{
    /// <summary>The channel's availability from now on. Once per connection and channel.</summary>
    public Task<Result<AvailabilityFeed>> Visit(VisitorConnection connection, ChannelId channel, ChannelSettings settings) =>
        Guarded(connection, async () =>
        {
            if (connection.Channel is { } visited && visited.Id == channel)
                return visited.Availability;
            var joined = await feeds.Join(
                AvailabilityFeed.KeyOf(channel),
                static (_, state) => state.services.Availability(state.channel),
                (services, channel));
            if (!joined.IsOk)
                return joined;
            var live = await feeds.Join(
                SettingsFeed.KeyOf(channel), static (_, state) => state.services.Settings(state.channel), (services, channel));
            if (!live.IsOk)
            {
                feeds.Leave(joined.Value);
                return live.Refusal;
            }

            live.Value.Remember(settings);
            // Another channel is another beginning: a chat of the one before is not looked at through this one.
            await LeaveChat(connection);
            await LeaveChannel(connection);
            connection.Channel = new(channel, live.Value, joined.Value);
            await services.Broadcasts.AddVisitor(connection.Id, joined.Value.Key);
            await services.Broadcasts.AddVisitor(connection.Id, live.Value.Key);
            return joined;
        });

    /// <summary>The chat's events from now on, in place of any other's.</summary>
    public Task<Result<AttachedChat>> Attach(VisitorConnection connection, VisitorSession session, SessionSummary summary) =>
        Guarded(connection, async () =>
        {
            if (connection.Chat is { } known && known.Session.Id == session.Id && known.Queue.Key == QueueFeed.KeyOf(summary.Channel))
                return connection.Chat = known with
                {
                    Session = session,
                    Name = summary.Customer.Name,
                    Ticket = session.Ticket,
                    MayRead = Reads(summary),
                };
            await LeaveChat(connection);
            return await Join(connection, session, summary);
        });

    /// <summary>The connection is gone.</summary>
    public async Task Drop(VisitorConnection connection)
    {
        await connection.Gate.WaitAsync();
        try
        {
            connection.Closed = true;
            await LeaveChat(connection);
            await LeaveChannel(connection);
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    private async Task<Result<AttachedChat>> Join(VisitorConnection connection, VisitorSession session, SessionSummary summary)
    {
        var feed = await feeds.Join(
            SessionFeed.KeyOf(session.Id), static (_, state) => state.services.Session(state.Id), (services, session.Id));
        if (!feed.IsOk)
            return feed.Refusal;
        var queue = await feeds.Join(
            QueueFeed.KeyOf(summary.Channel), static (_, state) => state.services.Queue(state.Channel), (services, summary.Channel));
        if (!queue.IsOk)
        {
            feeds.Leave(feed.Value);
            return queue.Refusal;
        }

        var settings = await feeds.Join(
            SettingsFeed.KeyOf(summary.Channel), static (_, state) => state.services.Settings(state.Channel), (services, summary.Channel));
        if (!settings.IsOk)
        {
            feeds.Leave(feed.Value);
            feeds.Leave(queue.Value);
            return settings.Refusal;
        }

        if (await feed.Value.KnowNumbering() is { } unknown)
        {
            feeds.Leave(feed.Value);
            feeds.Leave(queue.Value);
            feeds.Leave(settings.Value);
            return unknown;
        }

        feed.Value.Listeners.Channel = settings.Value;
        feed.Value.Listeners.EnterVisitor();
        // The session has to hear of the window before it takes the visitor for gone, and before one at another front closes.
        feed.Value.Suspect();
        queue.Value.EnterVisitor(feed.Value);
        connection.Chat = new(session, summary.Customer.Name, feed.Value, queue.Value, settings.Value) { MayRead = Reads(summary) };
        await services.Broadcasts.AddVisitor(connection.Id, feed.Value.Key);
        return connection.Chat;
    }

    private static bool Reads(SessionSummary summary) => summary.Status == SessionStatus.FaqSuggestion;

    private async Task LeaveChat(VisitorConnection connection)
    {
        if (connection.Chat is not { } chat)
            return;
        connection.Chat = null;
        chat.Feed.Listeners.LeaveVisitor();
        if (!chat.Feed.Listeners.HasVisitor)
            chat.Feed.VisitorLeft();
        chat.Queue.LeaveVisitor(chat.Session.Id);
        feeds.Leave(chat.Feed);
        feeds.Leave(chat.Queue);
        feeds.Leave(chat.Settings);
        if (!connection.Closed)
            await services.Broadcasts.RemoveVisitor(connection.Id, chat.Feed.Key);
    }

    private async Task LeaveChannel(VisitorConnection connection)
    {
        if (connection.Channel is not { } visited)
            return;
        connection.Channel = null;
        feeds.Leave(visited.Availability);
        feeds.Leave(visited.Live);
        if (connection.Closed)
            return;
        await services.Broadcasts.RemoveVisitor(connection.Id, visited.Availability.Key);
        await services.Broadcasts.RemoveVisitor(connection.Id, visited.Live.Key);
    }

    private static async Task<Result<T>> Guarded<T>(VisitorConnection connection, Func<Task<Result<T>>> work)
    {
        await connection.Gate.WaitAsync();
        try
        {
            // Nobody hears the answer of a connection that is gone; it must only leave nothing behind.
            return connection.Closed ? ClusterFaults.Unavailable : await work();
        }
        finally
        {
            connection.Gate.Release();
        }
    }
}
