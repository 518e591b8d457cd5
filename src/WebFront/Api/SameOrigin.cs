using OrleansChat.Results;

namespace OrleansChat.Api;

/// <summary>
/// Keeps other websites from using an agent's cookie. Browsers say where a call comes from (Sec-Fetch-Site, Origin);
/// what says neither is no browser and carries no cookie against its owner's will.
/// </summary>
internal static class SameOrigin
{
    /// <summary>Refuses calls that change something and come from elsewhere or are no JSON.</summary>
    public static TBuilder RequireSameOrigin<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.AddEndpointFilter(async (call, next) =>
        {
            var request = call.HttpContext.Request;
            if (HttpMethods.IsGet(request.Method))
                return await next(call);
            return Holds(request) && (request.ContentLength is null or 0 || request.HasJsonContentType())
                ? await next(call)
                : Problems.From(Refusal.With(RefusalCodes.OriginNotAllowed, "origin", request.Headers.Origin.ToString()));
        });
        return endpoints;
    }

    public static bool Holds(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, HostOf(request, from), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The host as the origin would write it: a default port is left out there.</summary>
    private static string HostOf(HttpRequest request, Uri origin)
    {
        var host = request.Host;
        return host.Port is { } port && port == (origin.Scheme == Uri.UriSchemeHttps ? 443 : 80) && origin.IsDefaultPort
            ? host.Host
            : host.Value ?? "";
    }
}
