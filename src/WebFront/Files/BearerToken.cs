namespace OrleansChat.Files;

/// <summary>The visitor's token, where there is no hub: never in an address, which is written down in many places.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    public static bool IsIn(HttpRequest request) => request.Headers.Authorization.Count > 0;

    /// <summary>Empty: there is none.</summary>
    public static string Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : "";
}
