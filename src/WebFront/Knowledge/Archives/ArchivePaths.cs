using System.Text;
using OrleansChat.Unicode;

namespace OrleansChat.Knowledge;

/// <summary>Names of folders as parts of paths, whatever is in them, and back.</summary>
internal static class ArchivePaths
{
    private const string Unsafe = "/\\:*?\"<>|%";
    private const int LongestPath = 2_000;

    public static string Part(string name)
    {
        var part = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsControl(letter) || Unsafe.Contains(letter, StringComparison.Ordinal))
                part.Append(Uri.HexEscape((char)(letter & 0xFF)));
            else
                part.Append(letter);
        }

        // A part of dots only leads somewhere else, and some systems drop dots and spaces at the end.
        return part.Length > 0 && part[^1] is '.' or ' '
            ? $"{part.ToString(0, part.Length - 1)}{Uri.HexEscape(name[^1])}"
            : part.ToString();
    }

    /// <summary>
    /// The names of the folders, as they are stored, and of the file; null: a path that leads out of the archive, or names that cannot
    /// be stored.
    /// </summary>
    public static (IReadOnlyList<string> Folders, string File)? Read(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        if (path.Length > LongestPath || parts.Any(static part => part is "" or "." or "..") || parts[0].EndsWith(':'))
            return null;
        string[] given = [.. parts[..^1].Select(Uri.UnescapeDataString)];
        return Array.TrueForAll(given, IsName) ? ([.. given.Select(VisibleText.Name)], parts[^1]) : null;
    }

    private static bool IsName(string name) =>
        !VisibleText.IsBlank(name) && VisibleText.IsStorable(name) && VisibleText.Name(name).Length <= KnowledgeFolderRow.NameLength;
}
