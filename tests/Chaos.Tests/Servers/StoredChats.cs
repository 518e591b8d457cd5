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

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
