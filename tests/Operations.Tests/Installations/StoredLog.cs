using OrleansChat.Clients;
using OrleansChat.Sessions;

namespace OrleansChat.Operations.Installations;

/// <summary>A chat's log as its visitor reads it from the beginning.</summary>
public static class StoredLog
{
    public static async Task<IReadOnlyList<EventView>> Read(Uri site, string token)
    {
        await using var visitor = await VisitorClient.Open(site, Installation.DemoChannel);
        var welcome = await visitor.Hello(token);
        Assert.True(welcome.Ok?.Chat is not null, welcome.Refused?.Code ?? welcome.Ok?.TokenRefused?.Code);
        var log = welcome.Ok!.Chat!.Log;
        List<EventView> events = [.. log.Events];
        while (log.More)
        {
            log = (await visitor.Sync(events[^1].Seq)).Ok!.Log;
            events.AddRange(log.Events);
        }

        return events;
    }

    /// <summary>Each of them is there once, at its place, as it was sent.</summary>
    public static void Has(IReadOnlyList<EventView> log, IReadOnlyList<Acknowledged> acknowledged)
    {
        Assert.Equal(Enumerable.Range(1, log.Count).Select(seq => (long)seq), log.Select(view => view.Seq));
        var ids = acknowledged.Select(message => message.MessageId).ToHashSet();
        Assert.Equal(
            acknowledged,
            log.Where(view => view.MessageId is { } id && ids.Contains(id))
                .Select(view => new Acknowledged(view.MessageId!, view.Text!, view.Seq)));
    }
}
