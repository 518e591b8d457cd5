using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Guide;

/// <summary>A fenced block of a page in docs/operations: what an operator copies.</summary>
/// <param name="Page">File name of the page, for instance <c>cluster.md</c>.</param>
/// <param name="Line">The number of its first line, from 1.</param>
/// <param name="Language">The word behind the fence; empty for commands and settings.</param>
/// <param name="Text">The lines between the fences.</param>
public sealed record GuideBlock(string Page, int Line, string Language, string Text)
{
    private const string Fence = "```";

    public static string Folder { get; } = Path.Combine(Programs.Root, "docs", "operations");

    /// <summary>The blocks of all pages, in order.</summary>
    public static IReadOnlyList<GuideBlock> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal).SelectMany(Of)];

    /// <summary>The one block of a page that has these words in it.</summary>
    /// <exception cref="InvalidOperationException">None has them, or several.</exception>
    public static GuideBlock Find(string page, string words)
    {
        GuideBlock[] found = [.. All.Where(block => block.Page == page && block.Text.Contains(words, StringComparison.Ordinal))];
        return found is [var only] ? only : throw new InvalidOperationException($"{found.Length} blocks of {page} have “{words}”.");
    }

    public override string ToString() => $"{Page}:{Line}";

    private static IEnumerable<GuideBlock> Of(string path)
    {
        var lines = File.ReadAllLines(path);
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var end = Array.IndexOf(lines, Fence, at + 1);
            if (end < 0)
                throw new InvalidDataException($"The block in line {at + 1} of {path} has no end.");
            yield return new(Path.GetFileName(path), at + 2, lines[at][Fence.Length..], string.Join('\n', lines[(at + 1)..end]));
            at = end;
        }
    }
}
