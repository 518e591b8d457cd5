using System.Net;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Edge.Http;

/// <summary>Limits, proxies, other websites, and what is answered when something breaks.</summary>
internal static class WebRegistration
{
    /// <summary>For what websites elsewhere fetch: the widget's files and its hub. Without cookies.</summary>
    public const string WidgetCors = "widget";

    /// <summary>For files of chats, which widgets send and fetch by their token. Without cookies.</summary>
    public const string FilesCors = "files";

    private const int CachedEntries = 10_000;
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(2);

    public static void AddWeb(this IServiceCollection services, FrontSettings settings)
    {
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options => WireJson.Set(options.SerializerOptions));
        services.AddMemoryCache(cache => cache.SizeLimit = CachedEntries);
        // A body that is no JSON is answered with a code too.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<FaultHandler>();
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiLimits.BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = ApiLimits.HeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = ApiLimits.Headers;
            kestrel.Limits.MaxRequestLineSize = ApiLimits.LineBytes;
            kestrel.Limits.RequestHeadersTimeout = ApiLimits.HeadersTime;
        });
        services.Configure<CookiePolicyOptions>(cookies =>
        {
            cookies.HttpOnly = HttpOnlyPolicy.Always;
            cookies.MinimumSameSitePolicy = SameSiteMode.Lax;
            cookies.Secure = settings.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddCors(cors =>
        {
            cors.AddPolicy(WidgetCors, policy => policy.AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "POST"));
            cors.AddPolicy(FilesCors, policy => policy.AllowAnyOrigin().AllowAnyHeader()
                .WithMethods("GET", "HEAD", "POST", "PATCH", "DELETE").WithExposedHeaders(TusHeaders.Exposed)
                .SetPreflightMaxAge(PreflightAge));
        });
        services.Configure<ForwardedHeadersOptions>(options => Believe(options, settings.Proxies));
    }

    /// <summary>Forwarded headers are ignored unless they come from a configured proxy.</summary>
    private static void Believe(ForwardedHeadersOptions options, ProxySettings proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in proxies.Addresses)
            options.KnownProxies.Add(IPAddress.Parse(address));
        foreach (var network in proxies.Networks)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        var any = proxies.Addresses.Count + proxies.Networks.Count > 0;
        // Not X-Forwarded-Host: many proxies pass on what the browser said, and links and the check of origins go by the host.
        options.ForwardedHeaders = any ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        // As many proxies in a row as are known; the first that is not known ends it.
        options.ForwardLimit = null;
    }
}
