namespace OrleansChat.Addresses;

/// <summary>
/// An e-mail address as people type it, with one spelling for comparing and one for showing. The rule for what is one is the same in
/// the browser (<c>shared/src/emailAddress.ts</c>). Dots may stand anywhere in the local part: some providers gave out such addresses.
/// </summary>
public sealed record EmailAddress
{
    public const int MaxLength = 254;
    public const int LocalLength = 64;
    private const string LocalSigns = ".!#$%&'*+/=?^_`{|}~-";

    private EmailAddress(string local, string domain, string asciiDomain) => (Local, Domain, AsciiDomain) = (local, domain, asciiDomain);

    /// <summary>Before the last @, in Unicode's form C.</summary>
    public string Local { get; }

    /// <summary>As people read it: <c>münchen.de</c>.</summary>
    public string Domain { get; }

    /// <summary>As the network knows it, in lower case: <c>xn--mnchen-3ya.de</c>.</summary>
    public string AsciiDomain { get; }

    /// <summary>For people.</summary>
    public string Shown => $"{Local}@{Domain}";

    /// <summary>For comparing: equal for every spelling of an address.</summary>
    public string Canonical => $"{Local.ToLowerInvariant()}@{AsciiDomain}";

    /// <summary>For mail servers, which want quotes around a local part whose dots are not between other characters (RFC 5321).</summary>
    public string Mailbox => $"{(IsDotAtom(Local) ? Local : $"\"{Local}\"")}@{AsciiDomain}";

    /// <summary>Null: no address, or one that no mail could be sent to.</summary>
    public static EmailAddress? Parse(string? text)
    {
        var typed = UnicodeForms.ComposedOf(text?.Trim());
        var at = typed?.LastIndexOf('@') ?? -1;
        if (typed is null or { Length: > MaxLength } || at is < 1 or > LocalLength)
            return null;
        var (local, domain) = (typed[..at], typed[(at + 1)..]);
        return IsLocal(local) && IsDomain(domain) && DomainName.Parse(domain) is { } name && local.Length + name.Ascii.Length < MaxLength
            ? new(local, name.Shown, name.Ascii)
            : null;
    }

    /// <summary>The canonical spelling; what is no address is only folded, so that it still equals itself.</summary>
    public static string CanonicalOf(string text) =>
        Parse(text)?.Canonical ?? (UnicodeForms.ComposedOf(text) ?? text).Trim().ToLowerInvariant();

    public override string ToString() => Shown;

    private static bool IsLocal(string local) => local.EnumerateRunes()
        .All(rune => UnicodeForms.IsLetterOrDigit(rune)
            || (rune.IsAscii && LocalSigns.Contains((char)rune.Value, StringComparison.Ordinal)));

    /// <summary>Two labels or more, so that a forgotten ending is noticed; none begins or ends with a hyphen.</summary>
    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 1 && labels.All(static label => label is { Length: > 0 and <= 63 } && label[0] != '-' && label[^1] != '-'
            && label.EnumerateRunes().All(static rune => UnicodeForms.IsLetterOrDigit(rune) || rune.Value == '-'));
    }

    private static bool IsDotAtom(string local) =>
        local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);
}
