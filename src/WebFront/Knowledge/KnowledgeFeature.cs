namespace OrleansChat.Knowledge;

/// <summary>The knowledge base: folders, articles in several languages, and finding them.</summary>
internal static class KnowledgeFeature
{
    public static void AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<MarkdownRenderer>();
        services.AddSingleton<RenderedArticles>();
        services.AddSingleton<KnowledgeFinder>();
        services.AddSingleton<KnowledgeCounts>();
        services.AddHostedService<KnowledgeCountFlush>();
        services.AddScoped<KnowledgeFolders>();
        services.AddScoped<KnowledgeArticles>();
        services.AddScoped<ArticleWriter>();
        services.AddScoped<ArchiveFiles>();
        services.AddScoped<ImportFolders>();
        services.AddScoped<ImportWriter>();
        services.AddScoped<KnowledgeImport>();
        services.AddScoped<KnowledgeExport>();
        services.AddScoped<ArticleViews>();
        services.AddScoped<ArticleVersions>();
        services.AddScoped<KnowledgeReader>();
    }

    public static void MapKnowledge(this IEndpointRouteBuilder app) => KnowledgeEndpoints.Map(app);
}
