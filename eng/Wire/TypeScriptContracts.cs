using System.Globalization;
using System.Text;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;

namespace OrleansChat.Wire;

/// <summary>Writes the browser's side of the wire contracts from the C# side, so that the two cannot differ.</summary>
internal static class TypeScriptContracts
{
    /// <summary>Refusals that a browser makes itself, of what never reached a server.</summary>
    private const string Local = "`local.${string}`";

    public static string Emit()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"// Written from the C# side: {WireFiles.Command}\n");
        text.Append("// Times are ISO 8601 in UTC. A field that is null on the server is left out.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"export const protocolVersion = {ProtocolVersion.Current};\n");
        foreach (var (name, words) in Vocabulary.All)
            text.Append(Union(name, words.Select(word => $"'{word}'").Concat(name == "RefusalCode" ? [Local] : [])));
        foreach (var type in WireContracts.Payloads)
            EmitPayload(text, type);
        foreach (var hub in WireContracts.Hubs)
            EmitHub(text, hub);
        EmitCodes(text);
        return text.ToString();
    }

    private static string Union(string name, IEnumerable<string> members)
    {
        var line = $"\nexport type {name} = {string.Join(" | ", members)};\n";
        return line.Length <= 140 ? line : $"\nexport type {name} =\n  | {string.Join("\n  | ", members)};\n";
    }

    private static void EmitPayload(StringBuilder text, Type type)
    {
        var fields = WireContracts.Fields(type);
        var generic = type.IsGenericTypeDefinition ? $"<{string.Join(", ", type.GetGenericArguments().Select(a => a.Name))}>" : "";
        if (fields.Count == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nexport type {type.Name} = Record<string, never>;\n");
            return;
        }

        var inherits = WireContracts.Inherited(type) is { } parent ? $" extends {TypeScriptNames.Bare(parent)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"\nexport interface {TypeScriptNames.Bare(type)}{generic}{inherits} {{\n");
        foreach (var field in fields)
            text.Append(CultureInfo.InvariantCulture,
                $"  {field.Name}{(field.Optional ? "?" : "")}: {TypeScriptNames.Of(field)}{(field.Optional ? " | null" : "")};\n");
        text.Append("}\n");
    }

    private static void EmitHub(StringBuilder text, Type hub)
    {
        var (name, methods) = (hub.Name[1..], WireContracts.Methods(hub));
        text.Append(CultureInfo.InvariantCulture, $"\nexport interface {name}Methods {{\n");
        foreach (var method in methods)
        {
            var parameters = method.Parameters.Select(each => $"{each.Name}: {TypeScriptNames.Of(each)}{(each.Optional ? " | null" : "")}");
            var answer = method.Answer is null ? "void" : TypeScriptNames.Of(method.Answer);
            text.Append("  ").Append(WireContracts.Camel(method.Name)).Append('(').AppendJoin(", ", parameters)
                .Append("): Promise<").Append(answer).Append(">;\n");
        }

        text.Append("}\n");
        // Pushes are handled by name; only calls need a list of them.
        if (methods.Any(method => method.Answer is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n/** Names on the wire. */\nexport const {WireContracts.Camel(name)} = [");
            text.AppendJoin(", ", methods.Select(method => $"'{method.Name}'")).Append("] as const;\n");
        }
    }

    private static void EmitCodes(StringBuilder text)
    {
        text.Append("\n/** Stable codes of refusals. */\nexport const refusalCodes = {\n");
        foreach (var code in typeof(RefusalCodes).GetFields().OrderBy(field => field.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"  {WireContracts.Camel(code.Name)}: '{code.GetRawConstantValue()}',\n");
        text.Append("} as const satisfies Record<string, RefusalCode>;\n");
    }
}
