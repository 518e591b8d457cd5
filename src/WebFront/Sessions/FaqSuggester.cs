using OrleansChat.Channels;
using OrleansChat.Edge;

namespace OrleansChat.Sessions;

/// <summary>
/// Suggests articles before a visitor waits for an agent. It never keeps a visitor waiting: what is not found within
/// <see cref="FrontSettings.SuggestionBudget"/>, or not at all, is not suggested, and the question goes to the queue.
/// </summary>
internal sealed partial class FaqSuggester(
    ISuggestionSource source, FrontSettings settings, TimeProvider time, ILogger<FaqSuggester> logger)
{
    /// <summary>Searches that hang take no more threads than this, and no visitor's time.</summary>
    private const int MostAtOnce = 8;

    private int _underWay;
    private int _warm;

    /// <summary>The best first; none: straight to the queue.</summary>
    public async Task<IReadOnlyList<SuggestedArticle>> For(ChannelId channel, ChannelSettings channelSettings, StartChat start)
    {
        if (!channelSettings.PreChat.Faq.On)
            return [];
        if (!Begin())
        {
            LogBusy(logger, channel, MostAtOnce);
            return Nothing("busy");
        }

        var stop = new CancellationTokenSource();
        var search = Search(channelSettings, start.Question, start.Language, stop.Token);
        try
        {
            var found = await search.WaitAsync(settings.SuggestionBudget, time);
            FrontMetrics.Suggested(found.Count > 0 ? "shown" : "none");
            return found;
        }
        catch (TimeoutException)
        {
            await stop.CancelAsync();
            LogLate(logger, channel, settings.SuggestionBudget.TotalMilliseconds);
            return Nothing("late");
        }
        catch (Exception fault)
        {
            LogFailed(logger, fault, channel);
            return Nothing("failed");
        }
    }

    /// <summary>The first search of a process compiles its queries, which takes longer than a visitor may wait.</summary>
    public void Warm(ChannelSettings channelSettings)
    {
        if (!channelSettings.PreChat.Faq.On || Interlocked.Exchange(ref _warm, 1) == 1 || !Begin())
            return;
        _ = Search(channelSettings, "hello", null, CancellationToken.None)
            .ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
    }

    private bool Begin()
    {
        if (Interlocked.Increment(ref _underWay) <= MostAtOnce)
            return true;
        Interlocked.Decrement(ref _underWay);
        return false;
    }

    /// <summary>On a thread of its own: a database that answers on the caller's thread must not keep the caller.</summary>
    private Task<IReadOnlyList<SuggestedArticle>> Search(
        ChannelSettings channelSettings, string question, string? language, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            try
            {
                return await source.Find(channelSettings, question, language, cancellation);
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        },
        CancellationToken.None);

    private static IReadOnlyList<SuggestedArticle> Nothing(string outcome)
    {
        FrontMetrics.Suggested(outcome);
        return [];
    }

    [LoggerMessage(
        LogEvents.FaqSuggesterLate,
        LogLevel.Warning,
        "Channel {Channel}: no articles were found within {Milliseconds} ms; the question went to the queue without suggestions")]
    private static partial void LogLate(ILogger logger, ChannelId channel, double milliseconds);

    [LoggerMessage(
        LogEvents.FaqSuggesterBusy,
        LogLevel.Warning,
        "Channel {Channel}: {Searches} searches for suggestions are under way; the question went to the queue without")]
    private static partial void LogBusy(ILogger logger, ChannelId channel, int searches);

    [LoggerMessage(
        LogEvents.FaqSuggesterFailed,
        LogLevel.Warning,
        "Channel {Channel}: the search for suggestions failed; the question went to the queue without")]
    private static partial void LogFailed(ILogger logger, Exception fault, ChannelId channel);
}
