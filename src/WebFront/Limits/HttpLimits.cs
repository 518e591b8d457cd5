using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using OrleansChat.Api;

namespace OrleansChat.Limits;

/// <summary>Limits per address of HTTP endpoints, by the names that endpoints give to <c>RequireRateLimiting</c>.</summary>
internal static class HttpLimits
{
    public const string Connections = "connections";
    public const string SignIns = "signIns";
    public const string Links = "links";
    public const string Pictures = "pictures";

    public static void AddHttpLimits(this IServiceCollection services, LimitSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) => await Problems.Write(rejected.HttpContext, TooMuch.Of(NameOf(rejected.HttpContext), rejected.Lease));
        limiter.AddPolicy(SignIns, http => PerAddress(http, settings.SignIns));
        limiter.AddPolicy(Pictures, http => PerAddress(http, settings.Pictures));
        limiter.AddPolicy(Links, http => PerAddress(http, settings.Links));
        limiter.AddPolicy(Connections, http => IsOfKnownConnection(http) ? RateLimitPartition.GetNoLimiter("known") : PerAddress(http, settings.Connections));
    });

    private static RateLimitPartition<string> PerAddress(HttpContext http, Rate rate) =>
        RateLimitPartition.GetTokenBucketLimiter(AddressKey.Of(http), _ => rate.Bucket());

    /// <summary>Negotiation gave it its id, and was counted; what is sent and polled over it has a limit of its own.</summary>
    private static bool IsOfKnownConnection(HttpContext http) =>
        http.Request.Query.ContainsKey("id") && http.Request.Path.Value?.EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase) == false;

    private static string NameOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? "requests";
}
