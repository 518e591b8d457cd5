using System.Text;

namespace OrleansChat.Benchmarks.Reporting;

/// <summary>A table of text; the first column is left-aligned, the others right.</summary>
internal sealed class MarkdownTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public bool Empty => _rows.Count == 0;

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var text = new StringBuilder();
        AppendRow(text, headings);
        AppendRow(text, [.. headings.Select((_, i) => i == 0 ? "---" : "---:")]);
        foreach (var row in _rows)
            AppendRow(text, row);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
