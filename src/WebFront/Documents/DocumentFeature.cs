namespace OrleansChat.Documents;

/// <summary>The library of documents.</summary>
internal static class DocumentFeature
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddScoped<DocumentQueries>();
        services.AddScoped<DocumentService>();
        services.AddScoped<DocumentFolders>();
        services.AddSingleton<DocumentSending>();
    }

    public static void MapDocuments(this IEndpointRouteBuilder app) => DocumentEndpoints.Map(app);
}
