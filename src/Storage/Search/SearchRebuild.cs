using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// Writes the whole index anew, while the servers run and people search: each chat by itself, and never over anything newer.
/// </summary>
internal sealed class SearchRebuild(SearchIndex index, SearchableChats chats) : ISearchRebuild
{
    private const int AtOnce = 100;

    public async Task<long> Run(Action<long> progress, CancellationToken cancellation)
    {
        long done = 0;
        for (SessionId? last = null; ;)
        {
            var sessions = await chats.After(last, AtOnce, cancellation);
            if (sessions.Count == 0)
                return done;
            await index.Rewrite(await chats.Build(sessions, cancellation), cancellation);
            last = sessions[^1];
            done += sessions.Count;
            progress(done);
        }
    }
}

/// <summary>Makes the index anew.</summary>
public interface ISearchRebuild
{
    /// <summary>Answers how many chats there are; <paramref name="progress"/> is told how many are done.</summary>
    Task<long> Run(Action<long> progress, CancellationToken cancellation);
}
