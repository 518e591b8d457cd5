using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Signing in: passwords, second factors, passkeys, OpenID Connect, and the cookies.</summary>
internal static class SignInRegistration
{
    internal const int AttemptsUntilLocked = 5;
    internal static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);
    internal static readonly TimeSpan CookieLife = TimeSpan.FromDays(14);
    internal static readonly TimeSpan StepLife = TimeSpan.FromMinutes(5);

    public static void AddSignIn(this IServiceCollection services, OpenIdConnectSettings external)
    {
        services.AddSingleton<ILookupNormalizer, AddressNormalizer>();
        services.AddSingleton<IPasswordHasher<ChatUser>, UnicodePasswordHasher>();
        services.AddScoped<IPasswordValidator<ChatUser>, UnicodePasswordValidator>();
        services.AddIdentityCore<ChatUser>(Rules)
            .AddUserManager<ChatUserManager>()
            .AddUserStore<ChatUserStore>()
            .AddClaimsPrincipalFactory<AgentPrincipalFactory>()
            .AddTokenProvider<AuthenticatorTokenProvider<ChatUser>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager<ChatSignInManager>();
        services.Configure<IdentityPasskeyOptions>(Passkey);
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, Step)
            .AddCookie(IdentityConstants.ExternalScheme, options => Passing(options, "orleans-chat.external", SameSiteMode.Lax))
            .AddExternal(external);
        services.AddSingleton(external);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Administrator, policy => policy.RequireClaim(AgentClaims.Administrator))
            .AddPolicy(
                Policies.KnowledgeEditor,
                policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.EditsKnowledge()));
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<DecoyHash>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<AccountService>();
        services.AddScoped<SignInEndReasons>();
        services.AddScoped<RevokedSignIns>();
        services.AddScoped<Reauthentication>();
        services.AddScoped<TotpCodes>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<Passkeys>();
        services.AddScoped<ExternalSignIn>();
        services.AddSingleton<ExternalLog>();
        services.AddSingleton<EndedSignInLimit>();
    }

    /// <summary>Length is what makes a password strong; forced kinds of characters make it predictable.</summary>
    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        options.Password.RequiredLength = InputRules.PasswordLength;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = AttemptsUntilLocked;
        options.Lockout.DefaultLockoutTimeSpan = LockedFor;
    }

    /// <summary>A passkey stands for both factors: the device has to ask who is there, and to know the account by itself.</summary>
    private static void Passkey(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
    }

    /// <summary>Between two steps of signing in.</summary>
    private static void Passing(CookieAuthenticationOptions options, string name, SameSiteMode sameSite)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = sameSite;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = StepLife;
        options.SlidingExpiration = false;
    }

    private static void Step(CookieAuthenticationOptions options)
    {
        Passing(options, "orleans-chat.step", SameSiteMode.Strict);
        options.Events.OnSigningIn = TwoFactorCookie.Bind;
        options.Events.OnValidatePrincipal = TwoFactorCookie.Validate;
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "orleans-chat";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = CookieLife;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = SignInGuard.Validate;
        options.Events.OnCheckSlidingExpiration = SignInGuard.Renew;
        options.Events.OnRedirectToLogin = context => Problems.Write(context.HttpContext, new(RefusalCodes.NotSignedIn));
        options.Events.OnRedirectToAccessDenied = context =>
            Problems.Write(
                context.HttpContext, Refusal.With(RefusalCodes.PermissionMissing, "permission", MissingPermission(context.HttpContext)));
    }

    private static string MissingPermission(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<AuthorizeAttribute>()?.Policy ?? Policies.Administrator;
}
