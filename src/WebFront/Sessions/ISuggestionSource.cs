using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>Finds articles that may answer a question.</summary>
internal interface ISuggestionSource
{
    /// <summary>
    /// Of those that everybody may read, and that are the channel's; the best first, at most
    /// <see cref="SessionLimits.MostSuggestions"/>, none where nothing fits well.
    /// </summary>
    Task<IReadOnlyList<SuggestedArticle>> Find(ChannelSettings settings, string question, string? language, CancellationToken cancellation);
}
