using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>
/// Counts what is read, and what helped, in memory: a reader costs no write. <see cref="KnowledgeCountFlush"/> adds it up in the database.
/// </summary>
internal sealed class KnowledgeCounts(IDbContextFactory<ChatDbContext> contexts)
{
    private readonly ConcurrentDictionary<long, Count> _counts = new();

    /// <param name="translation">The number of the translation that was read.</param>
    public void View(long translation) => Add(translation, new(1, 0, 0));

    /// <param name="translation">The number of the translation.</param>
    /// <param name="helpful">Whether it helped.</param>
    public void Vote(long translation, bool helpful) => Add(translation, helpful ? new(0, 1, 0) : new(0, 0, 1));

    /// <summary>Whether something of it is still to be written.</summary>
    internal bool Has(long translation) => _counts.ContainsKey(translation);

    /// <summary>What could not be written stays for the next time.</summary>
    public async Task Flush(CancellationToken cancellation)
    {
        foreach (var translation in _counts.Keys)
        {
            if (!_counts.TryRemove(translation, out var count))
                continue;
            try
            {
                await Write(translation, count, cancellation);
            }
            catch
            {
                Add(translation, count);
                throw;
            }
        }
    }

    private void Add(long translation, Count more) =>
        _counts.AddOrUpdate(translation, more, (_, known) => new(known.Views + more.Views, known.Yes + more.Yes, known.No + more.No));

    private async Task Write(long translation, Count count, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // Of an article that is gone meanwhile nothing is kept.
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into knowledge_counts (translation_id, views, helpful, unhelpful)
            select id, {count.Views}, {count.Yes}, {count.No} from knowledge_translations where id = {translation}
            on conflict (translation_id) do update set
              views = knowledge_counts.views + excluded.views,
              helpful = knowledge_counts.helpful + excluded.helpful,
              unhelpful = knowledge_counts.unhelpful + excluded.unhelpful
            """,
            cancellation);
    }

    private sealed record Count(long Views, long Yes, long No);
}
