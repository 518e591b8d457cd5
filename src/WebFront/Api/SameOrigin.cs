using OrleansChat.Results;

namespace OrleansChat.Api;

/// <summary>
/// Keeps other websites from using an agent's cookie. Browsers say where a call comes from (Sec-Fetch-Site, Origin);
/// what says neither is no browser and carries no cookie against its owner's will.
/// </summary>
internal static class SameOrigin
{
    private static readonly Required Mark = new();

    /// <summary>Refuses calls that change something and come from elsewhere or are no JSON; see <see cref="UseSameOrigin"/>.</summary>
    public static TBuilder RequireSameOrigin<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(Mark);

    /// <summary>Before anything of the call is read.</summary>
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use(async (HttpContext http, RequestDelegate next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Required>() is null || MayPass(http.Request))
            await next(http);
        else
            await Problems.Write(http, Refusal.With(RefusalCodes.OriginNotAllowed, "origin", http.Request.Headers.Origin.ToString()));
    });

    private static bool MayPass(HttpRequest request) => HttpMethods.IsGet(request.Method)
        || (Holds(request) && (request.ContentLength is null or 0 || request.HasJsonContentType()));

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

    /// <summary>Marks endpoints that a cookie opens.</summary>
    private sealed class Required;
}
