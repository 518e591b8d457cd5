using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// An OpenID Connect provider on a loopback port (OpenIddict): discovery, authorisation code with PKCE, signed tokens. Whoever
/// comes is taken for <see cref="User"/> without a page in between.
/// </summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Client = "chat";
    public const string Secret = "a secret between chat and provider";

    private readonly WebApplication _app;

    private OpenIdProvider()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Set);
        _app = builder.Build();
        _app.UseAuthentication();
    }

    /// <summary>Who is signed in at the provider; null: nobody agrees.</summary>
    public ProviderUser? User { get; set; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<OpenIdProvider> Start()
    {
        var provider = new OpenIdProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Set(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.Email, Scopes.Profile);
        server.AddEphemeralSigningKey().AddEphemeralEncryptionKey();
        // No store of clients: the one there is is known.
        server.EnableDegradedMode();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(request =>
        {
            if (request.ClientId != Client)
                request.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(request =>
        {
            if (request.ClientId != Client || request.ClientSecret != Secret)
                request.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(request =>
        {
            if (User is null)
                request.Reject(Errors.AccessDenied);
            else
                request.SignIn(Principal(User, AskedAt(User, request.Request), request.Request.GetScopes()));
            return default;
        }));
    }

    /// <summary>Who is sent with an age is asked, and the provider has to say when.</summary>
    private static DateTimeOffset? AskedAt(ProviderUser user, OpenIddictRequest request) =>
        user.AskedAt ?? (request.MaxAge is 0 ? DateTimeOffset.UtcNow : null);

    private static ClaimsPrincipal Principal(ProviderUser user, DateTimeOffset? askedAt, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        identity.SetClaim(Claims.Subject, user.Subject).SetClaim(Claims.Name, user.Name).SetClaim(Claims.Email, user.Email);
        identity.SetClaim(Claims.EmailVerified, user.EmailVerified);
        if (askedAt is { } asked)
            identity.SetClaim(Claims.AuthenticationTime, asked.ToUnixTimeSeconds());
        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new(identity);
    }
}

/// <summary>Somebody at the provider.</summary>
/// <param name="Subject">The key there.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">Address.</param>
/// <param name="EmailVerified">Whether it is theirs.</param>
/// <param name="AskedAt">When the provider asked who it is; null: it does not say, unless it has to.</param>
public sealed record ProviderUser(string Subject, string Name, string Email, bool EmailVerified, DateTimeOffset? AskedAt = null);
