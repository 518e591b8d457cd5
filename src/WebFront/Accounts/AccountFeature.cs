using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;

namespace OrleansChat.Accounts;

/// <summary>Accounts: signing in, links to them, people as administrators see them, and everybody's own profile.</summary>
internal static class AccountFeature
{
    public static void AddAccounts(this IServiceCollection services, OpenIdConnectSettings external)
    {
        services.AddSignIn(external);
        AddLinks(services);
        AddPeople(services);
        AddProfile(services);
    }

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        AccountEndpoints.Map(app);
        LinkEndpoints.Map(app);
        SetupEndpoints.Map(app);
        PeopleEndpoints.Map(app);
        ProfileEndpoints.Map(app);
    }

    private static void AddLinks(IServiceCollection services)
    {
        services.AddScoped<AccountLinks>();
        services.AddScoped<LinkAcceptance>();
        services.AddScoped<ResetRequests>();
        services.AddSingleton<ResetSignal>();
        services.AddScoped<PasswordResets>();
        services.AddHostedService<ResetDelivery>();
        services.AddScoped<SetupLinks>();
        services.AddScoped<FirstAdministrator>();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddScoped<Grants>();
        services.AddScoped<PeopleList>();
        services.AddScoped<Invitations>();
        services.AddScoped<PeopleChanges>();
    }

    private static void AddProfile(IServiceCollection services)
    {
        services.AddScoped<ProfileService>();
        services.AddScoped<Photos>();
        services.AddScoped<Preferences>();
        services.AddScoped<TwoFactorSetup>();
    }
}
