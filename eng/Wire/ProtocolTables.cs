using System.Text;

namespace OrleansChat.Wire;

/// <summary>Tables of docs/protocol.md.</summary>
internal static class ProtocolTables
{
    public static string Methods(Type hub)
    {
        var table = new StringBuilder("| method | answers | |\n|---|---|---|\n");
        foreach (var method in WireContracts.Methods(hub))
        {
            var answered = method.Answer is { } answer ? $"`{TypeWords.Of(answer.GetGenericArguments()[0])}`" : "nothing";
            Row(table, $"`{Signature(method)}`", answered, method.Words);
        }

        return table.ToString();
    }

    public static string Pushes(Type client)
    {
        var table = new StringBuilder("| push | |\n|---|---|\n");
        foreach (var method in WireContracts.Methods(client))
            Row(table, $"`{Signature(method)}`", method.Words);
        return table.ToString();
    }

    public static string Types(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            var inherits = WireContracts.Inherited(type) is { } parent ? $" Has the fields of {TypeScriptNames.Bare(parent)} too." : "";
            text.Append('\n').Append($"**{TypeScriptNames.Bare(type)}** {XmlComments.Of(type)}{inherits}".TrimEnd()).Append('\n');
            var fields = WireContracts.Fields(type);
            if (fields.Count == 0)
                continue;
            text.Append("\n| field | type | | |\n|---|---|---|---|\n");
            foreach (var field in fields)
                Row(text, $"`{field.Name}`", TypeWords.Of(field), field.Optional ? "optional" : "", field.Words);
        }

        return text.Append('\n').ToString();
    }

    public static string Words()
    {
        var table = new StringBuilder("| set | words |\n|---|---|\n");
        foreach (var (name, words) in Vocabulary.All.Where(set => set.Key != "RefusalCode"))
            Row(table, $"`{name}`", string.Join(", ", words.Select(word => $"`{word}`")));
        return table.ToString();
    }

    public static void Row(StringBuilder table, params string[] cells) =>
        table.Append('|').AppendJoin('|', cells.Select(Cell)).Append("|\n");

    private static string Cell(string text) => text.Length == 0 ? " " : $" {text.Replace("|", "\\|", StringComparison.Ordinal)} ";

    private static string Signature(WireMethod method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(Argument))})";

    private static string Argument(WireField parameter) =>
        $"{parameter.Name}: {TypeWords.Bare(parameter)}{(parameter.Optional ? " or null" : "")}";
}
