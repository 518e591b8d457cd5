using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansChat.Channels;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>Reads the logs and summaries of chats, many at once, for the index and for excerpts.</summary>
internal sealed partial class SearchableChats(ChatDatabase database, ILogger<SearchableChats> logger)
{
    /// <summary>Events that one question reads of one chat.</summary>
    private const int PageSize = SearchDocumentBuilder.MostEvents;

    /// <summary>What the index is to know of these. A chat with an event of a newer release is left out: that release knows it.</summary>
    public async Task<IReadOnlyList<SearchDocument>> Build(IReadOnlyList<SessionId> sessions, CancellationToken cancellation)
    {
        var summaries = await Summaries(sessions, cancellation);
        var builders = summaries.ToDictionary(static summary => summary.Id, static _ => new SearchDocumentBuilder());
        var unknown = new HashSet<SessionId>();
        var unread = summaries.Select(static summary => (summary.Id, FirstSeq: 1L)).ToList();
        var ends = summaries.ToDictionary(static summary => summary.Id, static summary => summary.Seq);
        while (unread.Count > 0)
        {
            foreach (var (session, seq, at, payload) in await Read(unread, cancellation))
            {
                // What was written since the summary was read comes with the next change.
                if (seq > ends[session] || unknown.Contains(session))
                    continue;
                if (Event(payload) is { } body)
                    builders[session].Add(new(seq, at, null, body));
                else
                    unknown.Add(session);
            }

            unread = [.. unread.Select(static place => (place.Id, FirstSeq: place.FirstSeq + PageSize))
                .Where(place => place.FirstSeq <= ends[place.Id])];
        }

        if (unknown.Count > 0)
            LogUnknown(logger, unknown.Count);
        return [.. summaries.Where(summary => !unknown.Contains(summary.Id)).Select(summary => builders[summary.Id].Build(summary))];
    }

    /// <summary>The texts of these stretches, as the logs are now; what a newer release wrote is left out.</summary>
    public async Task<ILookup<SessionId, FoundText>> Texts(
        IReadOnlyList<(SessionId Id, long FirstSeq)> stretches, CancellationToken cancellation)
    {
        if (stretches.Count == 0)
            return Array.Empty<FoundText>().ToLookup(static _ => default(SessionId));
        return (await Read(stretches, cancellation))
            .Select(static row => (row.Session, row.Seq, Body: Event(row.Payload)))
            .Where(static row => row.Body is not null)
            .Select(static row => (row.Session, row.Seq, Text: SearchableText.Of(row.Body!)))
            .Where(static row => !string.IsNullOrEmpty(row.Text))
            .ToLookup(static row => row.Session, static row => new FoundText(row.Seq, row.Text!));
    }

    public async Task<IReadOnlyList<SessionSummary>> Summaries(IReadOnlyList<SessionId> sessions, CancellationToken cancellation)
    {
        var found = await database.Query(
            $"select summary from sessions where {database.IsAnyOf("session_id", "sessions")}",
            command => database.Bind(command, "sessions", sessions.Select(static session => session.Value).ToArray()),
            Summary,
            cancellation);
        return [.. found.OfType<SessionSummary>()];
    }

    /// <summary>The visitor's chats on these channels that were asked for before then, newest first.</summary>
    public async Task<IReadOnlyList<SessionSummary>> OfVisitor(
        VisitorId visitor, IReadOnlyCollection<ChannelId> channels, DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        var found = await database.Query(
            $"""
            select summary from sessions
            where {database.IsAnyOf("channel_id", "channels")} and visitor_id = @visitor and requested_at < @before
            order by requested_at desc, session_id limit @limit
            """,
            command =>
            {
                database.Bind(command, "channels", channels.Select(static channel => channel.Value).ToArray());
                database.Bind(command, "visitor", visitor.Value);
                database.Bind(command, "before", before);
                database.Bind(command, "limit", limit);
            },
            Summary,
            cancellation);
        return [.. found.OfType<SessionSummary>()];
    }

    /// <summary>Ids of chats, for those who go through all of them.</summary>
    public Task<List<SessionId>> After(SessionId? last, int limit, CancellationToken cancellation) => database.Query(
        $"select session_id from sessions {(last is null ? "" : "where session_id > @last")} order by session_id limit @limit",
        command =>
        {
            if (last is { } id)
                database.Bind(command, "last", id.Value);
            database.Bind(command, "limit", limit);
        },
        row => new SessionId(database.ReadGuid(row, 0)),
        cancellation);

    private Task<List<(SessionId Session, long Seq, DateTimeOffset At, string Payload)>> Read(
        IReadOnlyList<(SessionId Id, long FirstSeq)> stretches, CancellationToken cancellation) => database.Query(
        string.Join(" union all ", stretches.Select(static (_, at) => Stretch(at))) + " order by 1, 2",
        command =>
        {
            for (var at = 0; at < stretches.Count; at++)
            {
                database.Bind(command, Named("session", at), stretches[at].Id.Value);
                database.Bind(command, Named("first", at), stretches[at].FirstSeq);
            }

            database.Bind(command, "size", (long)PageSize);
        },
        row => (new SessionId(database.ReadGuid(row, 0)), row.GetInt64(1), database.ReadInstant(row, 2), row.GetString(3)),
        cancellation);

    private static string Stretch(int at) =>
        $"select session_id, seq, at, payload from session_events where session_id = @{Named("session", at)} "
        + $"and seq >= @{Named("first", at)} and seq < @{Named("first", at)} + @size";

    private static string Named(string name, int at) => string.Create(CultureInfo.InvariantCulture, $"{name}{at}");

    private static SessionEvent? Event(string payload)
    {
        try
        {
            return StorageJson.Read(payload, StorageJson.Event);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static SessionSummary? Summary(DbDataReader row)
    {
        try
        {
            return StorageJson.Read(row.GetString(0), StorageJson.Summary);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(
        LogEvents.SearchableChatsUnknown,
        LogLevel.Warning,
        "{Count} chats wait for a newer release to be found by what this one does not know")]
    private static partial void LogUnknown(ILogger logger, int count);
}

/// <summary>A text of a chat, and where it stands.</summary>
internal readonly record struct FoundText(long Seq, string Text);
