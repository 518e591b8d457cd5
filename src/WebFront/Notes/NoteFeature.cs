namespace OrleansChat.Notes;

/// <summary>Notes, whispers, tags, stars and the inbox of mentions.</summary>
internal static class NoteFeature
{
    public static void AddNotes(this IServiceCollection services)
    {
        services.AddSingleton<NoteService>();
        services.AddSingleton<InboxService>();
        services.AddScoped<TagService>();
    }

    public static void MapNotes(this IEndpointRouteBuilder app)
    {
        TagEndpoints.Map(app);
        InboxEndpoints.Map(app);
    }
}
