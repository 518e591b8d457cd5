using System.Globalization;
using System.Net;

namespace OrleansChat.Settings;

/// <summary>What a setting may be. What is accepted here can be read by the class that the setting is bound to.</summary>
public abstract record SettingKind
{
    /// <summary>In a sentence after "it must be".</summary>
    public abstract string Allowed { get; }

    /// <summary>The value is not repeated to anybody.</summary>
    public virtual bool IsSecret => false;

    public abstract bool Accepts(string text);
}

/// <summary>One of a few words.</summary>
public sealed record OneOf(params string[] Words) : SettingKind
{
    public override string Allowed => string.Join(" or ", Words);

    public override bool Accepts(string text) => Words.Contains(text, StringComparer.OrdinalIgnoreCase);
}

/// <summary>True or false.</summary>
public sealed record Switch : SettingKind
{
    public override string Allowed => "true or false";

    public override bool Accepts(string text) => bool.TryParse(text, out _);
}

/// <summary>A whole number.</summary>
public sealed record WholeNumber(int Least, int Most) : SettingKind
{
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}");

    public override bool Accepts(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most;
}

/// <summary>A number, with a point where it has a fraction.</summary>
public sealed record Number(double Least, double Most) : SettingKind
{
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a number from {Least} to {Most}");

    public override bool Accepts(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most;
}

/// <summary>
/// A length of time. The upper end matters as much as the lower one: .NET reads "60" as sixty days, and "24:00:00" as twenty-four.
/// </summary>
public sealed record Duration(string Least, string Most) : SettingKind
{
    public override string Allowed => $"a time from {Least} to {Most} (hours:minutes:seconds)";

    public override bool Accepts(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= Parse(Least) && time <= Parse(Most);

    private static TimeSpan Parse(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>An IP address of this machine, or of another.</summary>
public sealed record Address(bool OrAny = false) : SettingKind
{
    public override string Allowed => OrAny ? "an IP address" : "an IP address that others can reach, so not 0.0.0.0 or ::";

    public override bool Accepts(string text) => IPAddress.TryParse(text, out var address)
        && (OrAny || !(address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}

/// <summary>Where a program listens: a host and a port, or the path of a socket.</summary>
public sealed record ServerAddress : SettingKind
{
    public override string Allowed => "a host and a port as 127.0.0.1:3310, or the path of a socket";

    public override bool Accepts(string text) => text.Length == 0 || (!text.Any(char.IsControl)
        && (text[0] == '/' || (text.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(text.AsSpan(colon + 1), out _))));
}

/// <summary>A network.</summary>
public sealed record Network : SettingKind
{
    public override string Allowed => "a network as 10.0.0.0/24";

    public override bool Accepts(string text) => IPNetwork.TryParse(text, out _);
}

/// <summary>Where a web server is.</summary>
public sealed record WebAddress : SettingKind
{
    public override string Allowed => "an address that begins with https:// or http://";

    public override bool Accepts(string text) => text.Length == 0
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp));
}

/// <summary>Anything that people read, or that another program knows.</summary>
public sealed record Text(int Least, int Most) : SettingKind
{
    public override string Allowed => string.Create(
        CultureInfo.InvariantCulture, $"{(Least == 0 ? "at most" : $"{Least} to")} {Most} characters, without control characters");

    public override bool Accepts(string text) =>
        text.Length >= Least && text.Length <= Most && !text.Any(char.IsControl) && (Least == 0 || !string.IsNullOrWhiteSpace(text));
}

/// <summary>A word without spaces.</summary>
public sealed record Word(int Most) : SettingKind
{
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"1 to {Most} characters without spaces");

    public override bool Accepts(string text) =>
        text.Length >= 1 && text.Length <= Most && !text.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c));
}

/// <summary>A password, or what holds one.</summary>
public sealed record Secret : SettingKind
{
    public override string Allowed => "one line, without control characters";

    public override bool IsSecret => true;

    public override bool Accepts(string text) => !text.Any(char.IsControl);
}

/// <summary>Of a file or folder. Whether it is there is seen by who opens it.</summary>
public sealed record FilePath : SettingKind
{
    private const int Longest = 4_096;

    public override string Allowed => "a path, without control characters";

    public override bool Accepts(string text) => text.Length <= Longest && !text.Any(char.IsControl);
}
