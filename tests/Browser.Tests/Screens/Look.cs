using Microsoft.Playwright;

namespace OrleansChat.Browsers.Screens;

/// <summary>One way in which people have the screens before them.</summary>
/// <param name="Name">For file names, as <c>phone-light-nb</c>.</param>
/// <param name="Language">en or nb.</param>
/// <param name="Phone">390 × 844 points and touch; otherwise 1440 × 900.</param>
/// <param name="Dark">The system asks for dark colours.</param>
internal sealed record Look(string Name, string Language, bool Phone, bool Dark)
{
    /// <summary>Takes a name apart: desktop or phone, light or dark, language.</summary>
    public static Look Of(string name) => name.Split('-') is [var device, var colors, var language]
        ? new(name, language, device == "phone", colors == "dark")
        : throw new ArgumentException($"'{name}' is no look.", nameof(name));

    /// <summary>A browser of that kind. Without motion, so that nothing is caught half-way.</summary>
    public BrowserNewContextOptions Browser() => new()
    {
        ViewportSize = Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
        DeviceScaleFactor = Phone ? 2 : 1,
        IsMobile = Phone,
        HasTouch = Phone,
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        Locale = Language == "nb" ? "nb-NO" : "en-GB",
    };
}
