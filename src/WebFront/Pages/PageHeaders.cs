namespace OrleansChat.Pages;

/// <summary>What browsers may do with what they get from here.</summary>
internal static class PageHeaders
{
    /// <summary>A year; only ever said over TLS.</summary>
    private const string StrictTransport = "max-age=31536000";

    private const string Permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()";

    /// <summary>For answers that are no page: nothing in them may run, and nobody may frame them.</summary>
    private const string NoPage = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A website with a strict policy of its own: the widget has to do with it.</summary>
    private const string Demo = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>
    /// For everything; what needs more or less says so itself. Written last, so that an answer to a fault, for which all headers
    /// are cleared, has them too.
    /// </summary>
    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state => Complete((HttpContext)state), http);
        return next(http);
    });

    /// <summary>No address of this page goes elsewhere: some of them hold a token.</summary>
    public static void ForConsole(IHeaderDictionary headers, string nonce)
    {
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; "
            + "connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; frame-src 'self'";
    }

    /// <summary>In a frame of the console, and nowhere else; it talks to nobody.</summary>
    public static void ForPreview(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-cache";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'";
    }

    /// <summary>
    /// Public pages: everything of their own is from here, only pictures in articles may be from elsewhere. The widget runs there as on any
    /// website; nothing else does.
    /// </summary>
    public static void ForFaq(IHeaderDictionary headers)
    {
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; "
            + "font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    private static Task Complete(HttpContext http)
    {
        var (headers, path) = (http.Response.Headers, http.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", Permissions);
        headers.TryAdd("Content-Security-Policy", path.StartsWithSegments("/demo") ? Demo : NoPage);
        if (path.StartsWithSegments("/api"))
            headers.TryAdd("Cache-Control", "no-store");
        if (http.Request.IsHttps)
            headers.TryAdd("Strict-Transport-Security", StrictTransport);
        return Task.CompletedTask;
    }
}
