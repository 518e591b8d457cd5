namespace OrleansChat.Edge.Http;

/// <summary>Pictures that people uploaded: any website may show them, none can do anything else with them.</summary>
internal static class PictureHeaders
{
    public static void Set(IHeaderDictionary headers)
    {
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
