namespace OrleansChat.Sessions;

/// <summary>What the visitor told about themselves. Nothing in here is verified.</summary>
[GenerateSerializer, Alias("chat.customer"), Immutable]
public sealed record Customer(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] string? Email = null,
    [property: Id(2)] string? Phone = null,
    [property: Id(3)] string? Company = null,
    [property: Id(4)] string? Country = null)
{
    public static readonly Customer Unknown = new();
}

/// <summary>Where the chat came from.</summary>
[GenerateSerializer, Alias("chat.visit"), Immutable]
public sealed record Visit(
    [property: Id(0)] string? Language = null,
    [property: Id(1)] string? PageUrl = null,
    [property: Id(2)] string? Referrer = null,
    [property: Id(3)] string? UserAgent = null,
    [property: Id(4)] string? Ip = null)
{
    public static readonly Visit Unknown = new();
}
