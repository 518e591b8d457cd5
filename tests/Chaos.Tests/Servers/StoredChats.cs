using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Channels;
using OrleansChat.Chaos.Checks;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Chaos.Servers;

/// <summary>Reads what is stored, past all servers: the truth that histories are compared with.</summary>
internal sealed class StoredChats : IAsyncDisposable
{
    private const int Page = 1000;
    private readonly ServiceProvider services;

    public StoredChats(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Chat:Database:Provider"] = "PostgreSql",
            ["Chat:Database:ConnectionString"] = connectionString,
        }).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System)
            .AddChatStorage(configuration).BuildServiceProvider();
    }

    public async Task<StoredChat?> Find(string sessionId, CancellationToken stop)
    {
        var id = SessionId.TryParse(sessionId, out var parsed) ? parsed : throw new FormatException(sessionId);
        var summary = await services.GetRequiredService<ISessionDirectory>().Find(id, stop);
        var journal = services.GetRequiredService<ISessionJournal>();
        var log = new List<LoggedEvent>();
        for (IReadOnlyList<LoggedEvent> page = [null!]; page.Count > 0; log.AddRange(page))
            page = await journal.Read(id, log.Count == 0 ? 0 : log[^1].Seq, Page, stop);
        return summary is null ? null : new(summary, log);
    }

    /// <summary>Sessions of the channel that wait or have an agent.</summary>
    public async Task<IReadOnlyList<SessionSummary>> Open(string channel, CancellationToken stop)
    {
        var id = ChannelId.TryParse(channel, out var parsed) ? parsed : throw new FormatException(channel);
        var live = await services.GetRequiredService<ISessionDirectory>().Live(id, DateTimeOffset.MaxValue, stop);
        return [.. live.Where(summary => summary.Status.IsOpen())];
    }

    /// <summary>Sessions by the message ids under which agents got them.</summary>
    public async Task<ILookup<string, string>> Accepted(CancellationToken stop)
    {
        await using var database = await services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync(stop);
        var rows = await database.Database.SqlQueryRaw<AcceptedRow>(
            """
            select message_id as "MessageId", session_id as "SessionId" from session_events
            where message_id is not null and substr(payload, 1, 18) = '{{"type":"accepted"'
            """).ToListAsync(stop);
        return rows.ToLookup(row => row.MessageId.ToString("N"), row => row.SessionId.ToString("N"));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed record AcceptedRow(Guid MessageId, Guid SessionId);
}
