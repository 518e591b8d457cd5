using OrleansChat.Accounts.People;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Mail;

namespace OrleansChat.Hosting;

/// <summary>Mail, people, their profiles, and the audit log.</summary>
internal static class PeopleRegistration
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

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<ExternalLog>();
        services.AddScoped<Grants>();
        services.AddScoped<PeopleList>();
        services.AddScoped<Invitations>();
        services.AddScoped<PeopleChanges>();
        services.AddScoped<Photos>();
        services.AddScoped<Logos>();
        services.AddScoped<ProfileService>();
        services.AddScoped<TwoFactorSetup>();
    }

    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditWriter>();
        services.AddScoped<AuditReader>();
    }
}
