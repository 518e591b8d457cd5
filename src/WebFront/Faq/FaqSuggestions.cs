using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Faq;

/// <summary>Finds what may answer a visitor's question, in the language that they read best of those that there are.</summary>
internal sealed class FaqSuggestions(FaqTrees trees, FaqReader reader) : ISuggestionSource
{
    public async Task<IReadOnlyList<SuggestedArticle>> Find(
        ChannelSettings settings, string question, string? language, CancellationToken cancellation)
    {
        var root = settings.PreChat.Faq.Folder;
        var there = await trees.Languages(root, cancellation);
        string[] wanted = language is null ? [settings.Language] : [language, settings.Language];
        if (FaqLanguages.Best(wanted, there) is not { } spoken)
            return [];
        var found = await reader.Search(root, spoken, question, SessionLimits.MostSuggestions, cancellation);
        return
        [
            .. found.Where(each => each.Good)
                .Select(each => new SuggestedArticle(Guid.Parse(each.Id), each.Language, each.Title, each.Excerpt)),
        ];
    }
}
