using System.Security.Cryptography;
using System.Text;

namespace OrleansChat.Faq;

/// <summary>The style sheets of the public pages, at addresses that follow from what is in them.</summary>
internal static class FaqFiles
{
    private static readonly Lazy<string> Css = new(() =>
    {
        using var stream = typeof(FaqFiles).Assembly.GetManifestResourceStream("faq/faq.css")
            ?? throw new InvalidOperationException("The program was built without the style of the FAQ.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    private static readonly Lazy<string> Address = new(() => $"{FaqAddress.Root}/faq.css?v={Tag(Style)}");

    public static string Style => Css.Value;

    public static string StyleAddress => Address.Value;

    public static string LookAddress(FaqSite site) =>
        $"{FaqAddress.Channel(site.Channel)}/look.css?v={Tag(FaqLook.Css(site.Settings))}";

    /// <summary>The same for the same content.</summary>
    public static string Tag(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12));
}
