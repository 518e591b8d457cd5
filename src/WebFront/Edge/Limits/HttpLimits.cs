using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Edge.Limits;

/// <summary>Limits per address of HTTP endpoints, by the names that endpoints give to <c>RequireRateLimiting</c>.</summary>
internal static class HttpLimits
{
    public const string Connections = "connections";
    public const string SignIns = "signIns";
    public const string Links = "links";
    public const string Pictures = "pictures";
    public const string Uploads = "uploads";
    public const string Faq = "faq";

    public static void AddHttpLimits(this IServiceCollection services, LimitSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) => await Problems.Write(
            rejected.HttpContext, RateLimitRefusal.Of(NameOf(rejected.HttpContext), rejected.Lease));
        limiter.AddPolicy(SignIns, http => PerAddress(http, settings.SignIns));
        limiter.AddPolicy(Pictures, http => PerAddress(http, settings.Pictures));
        limiter.AddPolicy(Uploads, http => PerHub(http, settings.Uploads));
        limiter.AddPolicy(Faq, http => PerAddress(http, settings.Faq));
        limiter.AddPolicy(Links, http => PerAddress(http, settings.Links));
        limiter.AddPolicy(
            Connections, http => IsNewConnection(http) ? PerHub(http, settings.Connections) : RateLimitPartition.GetNoLimiter("known"));
    });

    private static RateLimitPartition<string> PerAddress(HttpContext http, Rate rate) =>
        RateLimitPartition.GetTokenBucketLimiter(AddressKey.Of(http), _ => rate.Bucket());

    /// <summary>Visitors of an address do not keep its agents out.</summary>
    private static RateLimitPartition<string> PerHub(HttpContext http, Rate rate) =>
        RateLimitPartition.GetTokenBucketLimiter(
            $"{IsAgents(http.Request.Path)} {AddressKey.Of(http)}", _ => rate.Bucket());

    private static bool IsAgents(PathString path) => path.StartsWithSegments(HubMapping.Agent) || path.StartsWithSegments("/api");

    /// <summary>
    /// What begins a connection: a negotiation, or a request without the id that negotiation gave. SignalR takes an empty id for none.
    /// What is sent and polled over a known connection has a limit of its own.
    /// </summary>
    public static bool IsNewConnection(HttpContext http) =>
        StringValues.IsNullOrEmpty(http.Request.Query["id"])
        || http.Request.Path.Value?.TrimEnd('/').EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase) == true;

    private static string NameOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? "requests";
}
