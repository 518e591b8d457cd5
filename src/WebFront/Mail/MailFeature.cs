namespace OrleansChat.Mail;

/// <summary>Mails: the server that takes them, the outbox, and sending.</summary>
internal static class MailFeature
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MailOptions.From(configuration));
        services.AddSingleton<MailSignal>();
        services.AddSingleton<MailSecrets>();
        services.AddSingleton<SmtpSender>();
        services.AddScoped<MailSettings>();
        services.AddScoped<MailOutbox>();
        services.AddScoped<IMail>(provider => provider.GetRequiredService<MailOutbox>());
        services.AddScoped<MailTest>();
        services.AddScoped<MailQueue>();
        services.AddHostedService<MailDelivery>();
    }

    public static void MapMail(this IEndpointRouteBuilder app) => MailEndpoints.Map(app);
}
