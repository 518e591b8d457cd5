namespace OrleansChat.Addresses;

/// <summary>Scheme, host and port of a website.</summary>
public static class WebOrigin
{
    /// <summary>As browsers write it: ASCII, lower case, without the scheme's own port. Null: no http or https origin.</summary>
    public static string? Canonical(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0)
            return null;
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return $"{address.Scheme}://{host.ToLowerInvariant()}{(address.IsDefaultPort ? "" : $":{address.Port}")}";
    }

    /// <summary>Whether both are the same website, however its domain is spelled.</summary>
    public static bool AreSame(string? one, string? other) =>
        Canonical(one) is { } first && string.Equals(first, Canonical(other), StringComparison.Ordinal);
}
