using OrleansChat.Sessions;

namespace OrleansChat.Faq;

/// <summary>The knowledge base for everybody: public pages, and suggestions to visitors.</summary>
internal static class FaqFeature
{
    public static void AddFaq(this IServiceCollection services)
    {
        services.AddSingleton<FaqTrees>();
        services.AddSingleton<FaqSites>();
        services.AddSingleton<FaqReader>();
        services.AddSingleton<FaqSearches>();
        services.AddSingleton<FaqVotes>();
        services.AddSingleton<ISuggestionSource, FaqSuggestions>();
    }

    public static void MapFaq(this IEndpointRouteBuilder app) => FaqEndpoints.Map(app);
}
