using OrleansChat.Edge.Limits;

namespace OrleansChat.Edge;

/// <summary>How a front takes part in the cluster.</summary>
public enum FrontMode
{
    /// <summary>One process: the silo and everything else, on SQLite.</summary>
    Embedded = 0,

    /// <summary>Hosts a silo that is a member of the cluster.</summary>
    Member = 1,

    /// <summary>A client of silos elsewhere.</summary>
    Separate = 2,
}

/// <summary>Settings of a front: section <c>Chat</c>.</summary>
internal sealed record FrontSettings
{
    public FrontMode Mode { get; init; } = FrontMode.Embedded;

    public LimitSettings Limits { get; init; } = new();

    public QueueSettings Queue { get; init; } = new();

    /// <summary>Cookies only over TLS, also where this front cannot see that there is TLS: behind a proxy that is not configured.</summary>
    public bool SecureCookies { get; init; }

    public ProxySettings Proxies { get; init; } = new();

    /// <summary>How long a stopping front waits at most until its connections, told to go elsewhere, have gone.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a visitor's question may be kept from the queue by looking for articles that answer it.</summary>
    public TimeSpan SuggestionBudget { get; init; } = TimeSpan.FromMilliseconds(150);

    public static FrontSettings From(IConfiguration configuration) =>
        configuration.GetSection("Chat").Get<FrontSettings>() ?? new();
}

/// <summary>What fronts and silos must agree on about queues.</summary>
internal sealed record QueueSettings
{
    /// <summary>A waiting chat whose last window has gone for this long is abandoned.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(90);
}

/// <summary>Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses, and networks in CIDR form.</summary>
internal sealed record ProxySettings
{
    public IReadOnlyList<string> Addresses { get; init; } = [];

    public IReadOnlyList<string> Networks { get; init; } = [];
}
