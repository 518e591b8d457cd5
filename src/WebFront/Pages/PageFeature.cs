namespace OrleansChat.Pages;

/// <summary>The pages that people open, and the script that websites embed.</summary>
internal static class PageFeature
{
    public static void AddPages(this IServiceCollection services) => services.AddSingleton<WidgetScript>();

    public static void MapPages(this IEndpointRouteBuilder app) => PageEndpoints.Map(app);
}
