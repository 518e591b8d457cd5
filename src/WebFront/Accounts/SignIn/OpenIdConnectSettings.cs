using OrleansChat.Storage;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Sign-in through an OpenID Connect provider: section <c>Chat:OpenIdConnect</c>. Without an authority there is none.</summary>
internal sealed record OpenIdConnectSettings
{
    /// <summary>Address of the provider.</summary>
    public string? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>On the button of the sign-in page.</summary>
    public string DisplayName { get; init; } = "OpenID Connect";

    /// <summary>Asked for besides <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public string EmailClaim { get; init; } = "email";

    /// <summary>Must be true for an account to be linked or made.</summary>
    public string EmailVerifiedClaim { get; init; } = "email_verified";

    public string NameClaim { get; init; } = "name";

    /// <summary>Makes an account, without permissions, for whoever the provider lets in.</summary>
    public bool AutoProvision { get; init; }

    /// <summary>False: the provider may be reached without TLS; only for trying out.</summary>
    public bool RequireHttps { get; init; } = true;

    public bool Enabled => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>Throws <see cref="StartRefusedException"/> when there is an authority and no client id.</summary>
    public static OpenIdConnectSettings From(IConfiguration configuration)
    {
        var read = configuration.GetSection("Chat:OpenIdConnect").Get<OpenIdConnectSettings>() ?? new();
        if (read.Enabled && string.IsNullOrWhiteSpace(read.ClientId))
            throw new StartRefusedException("Chat:OpenIdConnect has an Authority: that needs the ClientId that the provider gave.");
        return read;
    }
}
