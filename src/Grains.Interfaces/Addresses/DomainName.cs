using System.Globalization;

namespace OrleansChat.Addresses;

/// <summary>A domain in both of its spellings.</summary>
/// <param name="Shown">In Unicode, lower case.</param>
/// <param name="Ascii">As the network knows it, lower case.</param>
public readonly record struct DomainName(string Shown, string Ascii)
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Null: no such name can exist.</summary>
    public static DomainName? Parse(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return new(Idn.GetUnicode(ascii), ascii);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
