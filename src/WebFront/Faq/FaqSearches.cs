using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

/// <summary>
/// Everybody's searches on the public pages: no more at once, and none for longer, than leaves the database to those who chat.
/// </summary>
internal sealed partial class FaqSearches(FaqReader reader, TimeProvider time, ILogger<FaqSearches> logger)
{
    public const int MostAtOnce = 8;

    private int _underWay;

    /// <summary>How long the database may search for one.</summary>
    internal TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The best first; null: it was not searched to the end, and may be tried again.</summary>
    public async Task<IReadOnlyList<FoundArticle>?> Find(
        Guid? root, string language, string query, int count, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _underWay) > MostAtOnce)
        {
            Interlocked.Decrement(ref _underWay);
            LogBusy(logger, MostAtOnce);
            return null;
        }

        try
        {
            using var budget = new CancellationTokenSource(Budget, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellation);
            return await Search(root, language, query, count, either.Token, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<IReadOnlyList<FoundArticle>?> Search(
        Guid? root, string language, string query, int count, CancellationToken budget, CancellationToken cancellation)
    {
        try
        {
            return await reader.Search(root, language, query, count, budget);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogLate(logger, Budget.TotalMilliseconds);
            return null;
        }
    }

    [LoggerMessage(LogEvents.FaqSearchesBusy, LogLevel.Warning, "{Searches} searches of public pages are under way; one more was refused")]
    private static partial void LogBusy(ILogger logger, int searches);

    [LoggerMessage(LogEvents.FaqSearchesLate, LogLevel.Warning, "A search of the public pages was given up after {Milliseconds} ms")]
    private static partial void LogLate(ILogger logger, double milliseconds);
}
