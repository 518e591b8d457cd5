using OrleansChat.Access;

namespace OrleansChat.Search;

/// <summary>Chats of before: search, and what a visitor said earlier.</summary>
internal static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<SearchPlaces>();
        services.AddSingleton<SearchAccess>();
        services.AddSingleton<SearchService>();
    }

    public static void MapSearch(this IEndpointRouteBuilder app) => SearchEndpoints.Map(app);
}
