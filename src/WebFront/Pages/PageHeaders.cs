namespace OrleansChat.Pages;

/// <summary>What browsers may do with what they get from here.</summary>
internal static class PageHeaders
{
    /// <summary>For everything; what needs more or less says so itself.</summary>
    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.Path.StartsWithSegments("/demo"))
            headers.ContentSecurityPolicy = Demo;
        else if (http.Request.Path.StartsWithSegments("/api"))
            headers.CacheControl = "no-store";
        return next(http);
    });

    /// <summary>A website with a strict policy of its own: the widget has to do with it.</summary>
    private const string Demo = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>No address of this page goes elsewhere: some of them hold a token.</summary>
    public static void ForConsole(IHeaderDictionary headers, string nonce)
    {
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; "
            + "connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; frame-src 'self'";
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
}
