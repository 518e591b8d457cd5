namespace OrleansChat.Replies;

/// <summary>Reply templates and quick replies.</summary>
internal static class ReplyFeature
{
    public static void AddReplies(this IServiceCollection services)
    {
        services.AddScoped<TemplateService>();
        services.AddScoped<QuickReplyService>();
        services.AddScoped<ReplyUseService>();
        services.AddSingleton<ArticleLinks>();
    }

    public static void MapReplies(this IEndpointRouteBuilder app)
    {
        ReplyEndpoints.Map(app);
        TemplateEndpoints.Map(app);
    }
}
