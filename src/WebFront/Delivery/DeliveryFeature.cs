namespace OrleansChat.Delivery;

/// <summary>News from grains to the connections of this front.</summary>
internal static class DeliveryFeature
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<FeedDirectory>();
        services.AddSingleton<FrontObserver>();
        services.AddSingleton<Front>();
        services.AddSingleton<ILocalFront>(provider => provider.GetRequiredService<Front>());
        services.AddSingleton<FeedTable>();
        services.AddSingleton<Broadcasts>();
        services.AddSingleton<FeedServices>();
        services.AddHostedService<FeedRenewal>();
        services.AddHostedService<ConnectionMetrics>();
    }
}
