using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Api;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Hosting;

/// <summary>Accounts, cookies, and the keys that all fronts share.</summary>
internal static class AccountRegistration
{
    private const int AttemptsUntilLocked = 5;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CookieLife = TimeSpan.FromDays(14);

    /// <summary>A cookie or token of one front is good at every other, and after an upgrade.</summary>
    public static void AddSharedKeys(this IServiceCollection services) => services
        .AddDataProtection()
        .SetApplicationName("orleans-chat")
        .PersistKeysToDbContext<ChatDbContext>();

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<ChatUser>(Rules)
            .AddEntityFrameworkStores<ChatDbContext>()
            .AddClaimsPrincipalFactory<AgentPrincipalFactory>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Administrator, policy => policy.RequireClaim(AgentClaims.Administrator));
        // A disabled account is out within a minute, whatever its cookie says.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddScoped<Accounts>();
        services.AddScoped<AgentAccounts>();
        services.AddScoped<ChannelCatalog>();
        services.AddScoped<SetupLinks>();
        services.AddScoped<FirstAdministrator>();
    }

    /// <summary>Length is what makes a password strong; forced kinds of characters make it predictable.</summary>
    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        options.Password.RequiredLength = Accounts.PasswordLength;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = AttemptsUntilLocked;
        options.Lockout.DefaultLockoutTimeSpan = LockedFor;
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "orleans-chat";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = CookieLife;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        options.Events.OnRedirectToLogin = context => Problems.Write(context.HttpContext, new(RefusalCodes.NotSignedIn));
        options.Events.OnRedirectToAccessDenied = context =>
            Problems.Write(context.HttpContext, Refusal.With(RefusalCodes.PermissionMissing, "permission", "administrator"));
    }
}
