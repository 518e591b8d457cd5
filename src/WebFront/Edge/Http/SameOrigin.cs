using OrleansChat.Addresses;
using OrleansChat.Results;

namespace OrleansChat.Edge.Http;

/// <summary>
/// Keeps other websites from using an agent's cookie. Browsers say where a call comes from (Sec-Fetch-Site, Origin);
/// what says neither is no browser and carries no cookie against its owner's will.
/// </summary>
internal static class SameOrigin
{
    private static readonly Required Mark = new();

    /// <summary>
    /// Refuses calls that change something and come from elsewhere, or are neither JSON nor a part of a file; see
    /// <see cref="UseSameOrigin"/>.
    /// </summary>
    public static TBuilder RequireSameOrigin<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(Mark);

    /// <summary>Before anything of the call is read.</summary>
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use(async (HttpContext http, RequestDelegate next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Required>() is not null && Refuse(http.Request) is { } refusal)
            await Problems.Write(http, refusal);
        else
            await next(http);
    });

    private static Refusal? Refuse(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
            return null;
        if (!Holds(request))
            return Refused(request);
        return request.ContentLength is null or 0 || request.HasJsonContentType()
            || request.ContentType is TusHeaders.BodyType or Knowledge.ArchiveEndpoints.ContentType ? null : Problems.BadBody;
    }

    /// <summary>Scheme, host and port are the caller's own.</summary>
    public static bool Holds(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || SchemesOf(request, site).Any(scheme => WebOrigin.AreSame(origin, $"{scheme}://{request.Host}"));
    }

    /// <summary>What to answer who does not hold: other websites cannot read it, an administrator behind a wrong proxy can.</summary>
    public static Refusal Refused(HttpRequest request) => new(RefusalCodes.AddressMismatch, new Dictionary<string, string>
    {
        ["origin"] = request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : "?",
        ["address"] = $"{request.Scheme}://{request.Host}",
    });

    /// <summary>
    /// A proxy that ends TLS and is not configured leaves this server in the dark about the scheme. No website can make a browser send
    /// <c>X-Forwarded-Proto</c> here, and where the browser itself says that the caller is of the same origin, it is.
    /// </summary>
    private static string[] SchemesOf(HttpRequest request, string site)
    {
        if (site == "same-origin")
            return [Uri.UriSchemeHttps, Uri.UriSchemeHttp];
        if (request.HttpContext.RequestServices.GetRequiredService<FrontSettings>().SecureCookies)
            return [Uri.UriSchemeHttps];
        var forwarded = request.Headers.GetCommaSeparatedValues("X-Forwarded-Proto").LastOrDefault();
        return forwarded is "http" or "https" ? [request.Scheme, forwarded] : [request.Scheme];
    }

    /// <summary>Marks endpoints that a cookie opens.</summary>
    private sealed class Required;
}
