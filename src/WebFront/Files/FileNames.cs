using System.Text;
using OrleansChat.Unicode;

namespace OrleansChat.Files;

/// <summary>Names of files, as they may be shown, and stored by whoever downloads them.</summary>
internal static class FileNames
{
    /// <summary>Longer ones are no names.</summary>
    public const int LongestAnnounced = 1_000;

    private const string Nameless = "file";
    private const int LongestExtension = 10;

    /// <summary>What folders, commands and other systems' paths are made of.</summary>
    private static readonly System.Buffers.SearchValues<char> Unwanted = System.Buffers.SearchValues.Create("<>:\"|?*");

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>One line without folders, control characters and what turns the text around it; the ending stays when it is cut.</summary>
    public static string Clean(string announced)
    {
        var line = VisibleText.Name(announced[(announced.LastIndexOfAny(['/', '\\']) + 1)..]);
        var kept = new StringBuilder(line.Length);
        foreach (var letter in line.Normalize(NormalizationForm.FormC))
            kept.Append(Unwanted.Contains(letter) ? '_' : letter);
        var name = VisibleText.Name(kept.ToString()).TrimEnd('.', ' ');
        var ending = EndingOf(name);
        var stem = name[..^ending.Length].Trim('.', ' ');
        if (VisibleText.IsBlank(stem))
            stem = Nameless;
        if (Devices.Contains(stem.Split('.')[0].Trim()))
            stem = $"_{stem}";
        return VisibleText.Cut(stem, FileRow.NameLength - ending.Length) + ending;
    }

    private static string EndingOf(string name)
    {
        var ending = Path.GetExtension(name);
        return ending.Length is > 1 and <= LongestExtension && ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending : "";
    }
}
