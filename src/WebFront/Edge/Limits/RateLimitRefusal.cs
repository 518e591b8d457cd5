using System.Globalization;
using System.Threading.RateLimiting;
using OrleansChat.Results;

namespace OrleansChat.Edge.Limits;

/// <summary>The refusal of whoever is over a limit: which one, and how long to wait.</summary>
internal static class RateLimitRefusal
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public static Refusal Of(string limit, RateLimitLease refused) =>
        Of(limit, refused.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Least);

    public static Refusal Of(string limit, TimeSpan wait)
    {
        FrontMetrics.Limited.Add(1, new KeyValuePair<string, object?>("limit", limit));
        return new(
            RefusalCodes.RateLimited,
            new Dictionary<string, string>
            {
                ["limit"] = limit,
                ["seconds"] = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            },
            RetryAfter: wait);
    }
}
