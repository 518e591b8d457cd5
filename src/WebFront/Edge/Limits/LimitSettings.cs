using System.Threading.RateLimiting;

namespace OrleansChat.Edge.Limits;

/// <summary>
/// How much this front takes from whom: section <c>Chat:Limits</c>. Those per address are generous, because a whole office or a
/// mobile network may come from one.
/// </summary>
internal sealed record LimitSettings
{
    /// <summary>Calls per hub connection: a steady rate, and a burst on top.</summary>
    public double VisitorPerSecond { get; init; } = 10;

    public int VisitorBurst { get; init; } = 60;

    public double AgentPerSecond { get; init; } = 30;

    public int AgentBurst { get; init; } = 200;

    /// <summary>New hub connections per address.</summary>
    public Rate Connections { get; init; } = new(PerMinute: 1_200, Burst: 1_000);

    /// <summary>Hub connections open at once, per address.</summary>
    public int OpenPerAddress { get; init; } = 1_000;

    /// <summary>Connections of visitors open at once at this front.</summary>
    public int OpenInTotal { get; init; } = 20_000;

    /// <summary>A connection that has not said Hello after this long is closed; one that has not even shaken hands, too.</summary>
    public double HelloSeconds { get; init; } = 15;

    /// <summary>Hello per address.</summary>
    public Rate Hellos { get; init; } = new(PerMinute: 600, Burst: 500);

    /// <summary>Start (new chats) per address.</summary>
    public Rate Starts { get; init; } = new(PerMinute: 120, Burst: 200);

    /// <summary>Chats that may wait in one channel's queue at once, from one address.</summary>
    public int WaitingPerAddress { get; init; } = 25;

    /// <summary>Chats that may wait in one channel's queue at once, started over one connection.</summary>
    public int WaitingPerConnection { get; init; } = 2;

    /// <summary>Messages of the visitor per chat, over all tabs at this front.</summary>
    public Rate Messages { get; init; } = new(PerMinute: 120, Burst: 60);

    /// <summary>
    /// Attempts to sign in per address: passwords, codes and passkeys. As often browsers may ask why a sign-in has ended.
    /// </summary>
    public Rate SignIns { get; init; } = new(PerMinute: 30, Burst: 100);

    /// <summary>Looking at and using one-time links, and asking for one, per address.</summary>
    public Rate Links { get; init; } = new(PerMinute: 20, Burst: 60);

    /// <summary>Public pages of the FAQ, with what they load and the answers to their forms, per address.</summary>
    public Rate Faq { get; init; } = new(PerMinute: 600, Burst: 400);

    /// <summary>Photos and logos sent, per address: each is drawn anew.</summary>
    public Rate Pictures { get; init; } = new(PerMinute: 30, Burst: 60);

    /// <summary>Requests of uploads per address: a file is begun, and comes in parts.</summary>
    public Rate Uploads { get; init; } = new(PerMinute: 1_200, Burst: 1_000);
}

/// <summary>A token bucket.</summary>
/// <param name="PerMinute">In the long run.</param>
/// <param name="Burst">At once.</param>
internal sealed record Rate(double PerMinute, int Burst)
{
    /// <summary>For the binder, which takes the values that are set and keeps these otherwise.</summary>
    public Rate()
        : this(60, 60)
    {
    }

    public TokenBucketRateLimiterOptions Bucket() => new()
    {
        TokenLimit = Burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / PerMinute,
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}
