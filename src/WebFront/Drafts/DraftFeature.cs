namespace OrleansChat.Drafts;

/// <summary>Drafts of agents.</summary>
internal static class DraftFeature
{
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<DraftService>();
        services.AddHostedService<DraftRetention>();
    }
}
