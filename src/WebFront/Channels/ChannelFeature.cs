namespace OrleansChat.Channels;

/// <summary>Channels and their settings, for administrators; their logos, for everybody.</summary>
internal static class ChannelFeature
{
    public static void AddChannels(this IServiceCollection services)
    {
        services.AddScoped<ChannelService>();
        services.AddScoped<Logos>();
    }

    public static void MapChannels(this IEndpointRouteBuilder app) => ChannelEndpoints.Map(app);
}
