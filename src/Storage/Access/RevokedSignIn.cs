namespace OrleansChat.Access;

/// <summary>A sign-in that was ended by signing out, so that no copy of its cookie is good for anything.</summary>
public sealed class RevokedSignIn
{
    /// <summary>As the cookie names the sign-in.</summary>
    public required string Id { get; init; }

    /// <summary>By then every cookie of the sign-in has run out by itself.</summary>
    public required DateTimeOffset ForgetAt { get; init; }
}
