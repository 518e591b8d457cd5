using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansChat.Testing.Texts;

/// <summary>A line of <c>visible-text.json</c>, which the tests of the browsers' side read too.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Text">As it came.</param>
/// <param name="Blank">Whether nobody sees anything of it.</param>
/// <param name="Clean">As it is stored.</param>
/// <param name="Name">As it is stored where it is a name.</param>
public sealed partial record TextCase(string What, string Text, bool Blank, string Clean, string Name)
{
    /// <summary>All lines. In the file, {200B} stands for U+200B, and half a pair may stand alone.</summary>
    public static IReadOnlyList<TextCase> All { get; } = Read();

    private static IReadOnlyList<TextCase> Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("visible-text.json")!;
        return [.. JsonSerializer.Deserialize<TextCase[]>(file, JsonSerializerOptions.Web)!
            .Select(line => line with { Text = Decode(line.Text), Clean = Decode(line.Clean), Name = Decode(line.Name) })];
    }

    private static string Decode(string text) => Point().Replace(text, static match =>
        int.Parse(match.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var point && point > char.MaxValue
            ? char.ConvertFromUtf32(point)
            : ((char)point).ToString());

    [GeneratedRegex("{([0-9A-F]+)}")]
    private static partial Regex Point();
}
