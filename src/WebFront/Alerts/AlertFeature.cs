namespace OrleansChat.Alerts;

/// <summary>Alerts: mails to channels' alert addresses.</summary>
internal static class AlertFeature
{
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddScoped<AlertMailer>();
        services.AddHostedService<AlertDelivery>();
    }
}
