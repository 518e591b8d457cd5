using System.Globalization;

namespace OrleansChat.Faq;

/// <summary>
/// Colours that follow from a channel's base colour, all readable (WCAG AA) where they are used: as the widget makes them
/// (<c>shared/src/color.ts</c>).
/// </summary>
internal readonly record struct ReadableColor(double Red, double Green, double Blue)
{
    public static readonly ReadableColor White = new(255, 255, 255);
    public static readonly ReadableColor Black = new(0, 0, 0);

    /// <summary>What the pages stand on in the dark theme.</summary>
    public static readonly ReadableColor Night = new(33, 38, 48);

    private const double Readable = 4.5;
    private static readonly ReadableColor Ink = new(20, 24, 31);

    /// <summary>Null: it is no <c>#rrggbb</c>.</summary>
    public static ReadableColor? Parse(string? css) =>
        css is ['#', .. { Length: 6 } hex]
        && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff)
            : null;

    /// <summary>The colour for words on this one: white where it can be read.</summary>
    public ReadableColor Words() => Contrast(this, White) >= Readable ? White : Contrast(this, Ink) >= Readable ? Ink : Black;

    /// <summary>This colour for words on another one, made more like <paramref name="towards"/> where it has to be.</summary>
    public ReadableColor On(ReadableColor surface, ReadableColor towards)
    {
        for (var share = 0.0; share < 1; share += 0.05)
        {
            var mixed = new ReadableColor(
                Red + ((towards.Red - Red) * share), Green + ((towards.Green - Green) * share), Blue + ((towards.Blue - Blue) * share));
            if (Contrast(mixed, surface) >= Readable)
                return mixed;
        }

        return towards;
    }

    /// <summary>1 to 21.</summary>
    public static double Contrast(ReadableColor a, ReadableColor b)
    {
        var (light, dark) = a.Luminance() > b.Luminance() ? (a, b) : (b, a);
        return (light.Luminance() + 0.05) / (dark.Luminance() + 0.05);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"#{(int)Math.Round(Red):x2}{(int)Math.Round(Green):x2}{(int)Math.Round(Blue):x2}");

    private double Luminance() => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(double part)
    {
        var share = part / 255;
        return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
