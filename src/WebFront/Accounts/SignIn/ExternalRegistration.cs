using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>The OpenID Connect provider, where one is configured.</summary>
internal static class ExternalRegistration
{
    public static void AddExternal(this AuthenticationBuilder authentication, OpenIdConnectSettings settings)
    {
        if (settings.Enabled)
            authentication.AddOpenIdConnect(ExternalSignIn.Scheme, settings.DisplayName, options => Set(options, settings));
    }

    private static void Set(OpenIdConnectOptions options, OpenIdConnectSettings settings)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
        options.RequireHttpsMetadata = settings.RequireHttps;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Back by a plain navigation: cookies of the same site come along, also without TLS on one machine.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        foreach (var claim in new[] { settings.EmailClaim, settings.EmailVerifiedClaim, settings.NameClaim })
            options.ClaimActions.MapJsonKey(claim, claim);
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", .. settings.Scopes.Count > 0 ? settings.Scopes : ["profile", "email"]])
            options.Scope.Add(scope);
        options.Events.OnRemoteFailure = context =>
        {
            Log(context.HttpContext, context.Failure);
            var page = ConsoleAddress.Page(context.Properties?.RedirectUri);
            context.Response.Redirect(ConsoleAddress.Refused(RefusalCodes.ExternalFailed, page));
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static void Log(HttpContext http, Exception? failure) =>
        http.RequestServices.GetRequiredService<ExternalLog>().Failed(failure);
}

/// <summary>What providers refuse.</summary>
internal sealed partial class ExternalLog(ILogger<ExternalLog> logger)
{
    public void Failed(Exception? failure) => LogFailed(logger, failure);

    [LoggerMessage(LogEvents.ExternalRegistrationFailed, LogLevel.Warning, "Signing in through OpenID Connect failed")]
    private static partial void LogFailed(ILogger logger, Exception? failure);
}
