using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansChat.Edge.Contracts;

/// <summary>
/// docs/protocol.md as whoever writes a client reads it: the signatures of the hubs, and the tables of types and words. Nothing of the
/// product's own types is used.
/// </summary>
internal sealed partial class DocumentedProtocol(string text)
{
    private readonly Dictionary<string, Dictionary<string, (string Type, bool Optional)>> _types = ReadTypes(text);
    private readonly Dictionary<string, HashSet<string>> _words = ReadWords(text);

    /// <summary>Everything that a value broke.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Types and fields that were met.</summary>
    public HashSet<string> Met { get; } = [];

    /// <summary>The arguments of a call, in the order of its signature; what is not named is null where that may be.</summary>
    public object?[] Arguments(string hub, string method, IReadOnlyDictionary<string, object?> named)
    {
        var signature = Signature(hub, method);
        return [.. signature.Select(parameter => named.TryGetValue(parameter.Name, out var value) ? value
            : parameter.Optional ? null
            : throw new InvalidOperationException($"{method} needs {parameter.Name}, says the document."))];
    }

    public string Answer(string hub, string method) =>
        Regex.Match(Part(hub), $@"\| `{method}\([^`]*` \| (?:`(?<type>[^`]+)`|(?<type>nothing)) \|").Groups["type"].Value;

    public string Pushed(string part, string method) =>
        Signature(part, method) is [var only] ? only.Type : "nothing";

    /// <summary>Says what of the value is not as the document has it.</summary>
    public void Check(JsonElement value, string type, string place)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            if (Is(value, JsonValueKind.Array, place, type))
                foreach (var each in value.EnumerateArray())
                    Check(each, type[..^2], place);
        }
        else if (_types.TryGetValue(type, out var fields))
        {
            CheckFields(value, type, fields, place);
        }
        else if (_words.TryGetValue(type, out var words))
        {
            if (Is(value, JsonValueKind.String, place, type) && !words.Contains(value.GetString()!))
                Wrong.Add($"{place}: {value} is no {type}");
        }
        else
        {
            CheckPlain(value, type, place);
        }
    }

    private void CheckFields(JsonElement value, string type, Dictionary<string, (string Type, bool Optional)> fields, string place)
    {
        Met.Add(type);
        if (!Is(value, JsonValueKind.Object, place, type))
            return;
        foreach (var field in value.EnumerateObject())
        {
            if (fields.TryGetValue(field.Name, out var known))
                Check(field.Value, known.Type, $"{place}.{field.Name}");
            else
                Wrong.Add($"{place}: {type} has no {field.Name}");
        }

        Wrong.AddRange(fields.Where(field => !field.Value.Optional
            && !value.TryGetProperty(field.Key, out _)).Select(field => $"{place}: {type} lacks {field.Key}"));
    }

    private void CheckPlain(JsonElement value, string type, string place)
    {
        var good = type switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "id" => value.ValueKind == JsonValueKind.String && Id().IsMatch(value.GetString()!),
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "time" => value.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var at) && at.Offset == TimeSpan.Zero,
            "map of string" => value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().All(each => each.Value.ValueKind == JsonValueKind.String),
            "RefusalCode" => value.ValueKind == JsonValueKind.String
                && text.Contains($"| `{value.GetString()}` |", StringComparison.Ordinal),
            _ => false,
        };
        if (!good)
            Wrong.Add($"{place}: {value} is no {type}");
    }

    private bool Is(JsonElement value, JsonValueKind kind, string place, string type)
    {
        if (value.ValueKind != kind)
            Wrong.Add($"{place}: {value} is no {type}");
        return value.ValueKind == kind;
    }

    private List<(string Name, string Type, bool Optional)> Signature(string part, string method)
    {
        var found = Regex.Match(Part(part), $@"\| `{method}\((?<inside>[^`]*)\)` \|");
        if (!found.Success)
            throw new InvalidOperationException($"The document has no {method} in {part}.");
        return
        [
            .. from parameter in found.Groups["inside"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)
               let parts = parameter.Split(": ")
               let optional = parts[1].EndsWith(" or null", StringComparison.Ordinal)
               select (parts[0], parts[1].Replace(" or null", "", StringComparison.Ordinal), optional),
        ];
    }

    private string Part(string name) =>
        Regex.Match(text, $"<!-- generated: {name} -->(?<part>.*?)<!-- end -->", RegexOptions.Singleline).Groups["part"].Value;

    private static Dictionary<string, Dictionary<string, (string, bool)>> ReadTypes(string text)
    {
        var types = TypeTable().Matches(text).ToDictionary(type => type.Groups["name"].Value, ReadFields);
        foreach (Match type in Inheritance().Matches(text))
        {
            foreach (var (name, field) in types[type.Groups["parent"].Value])
                types[type.Groups["name"].Value].Add(name, field);
        }

        return types;
    }

    private static Dictionary<string, (string, bool)> ReadFields(Match type) => FieldRow().Matches(type.Groups["rows"].Value).ToDictionary(
        field => field.Groups["name"].Value,
        field => (field.Groups["type"].Value.Split(", ")[0].Trim('`'), field.Groups["optional"].Value == "optional"));

    private static Dictionary<string, HashSet<string>> ReadWords(string text) =>
        WordRow().Matches(text).ToDictionary(set => set.Groups["name"].Value, set => set.Groups["words"].Value.Split(", ")
            .Select(word => word.Trim('`')).ToHashSet());

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\*\*(?<name>\w+)\*\*[^\n]*\n(?:\n\| field [^\n]*\n\|[-|]+\n(?<rows>(?:\|[^\n]*\n)+))?", RegexOptions.Multiline)]
    private static partial Regex TypeTable();

    [GeneratedRegex(@"^\*\*(?<name>\w+)\*\*[^\n]* Has the fields of (?<parent>\w+) too\.$", RegexOptions.Multiline)]
    private static partial Regex Inheritance();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<type>[^|]+?) \| ?(?<optional>optional|) ?\|", RegexOptions.Multiline)]
    private static partial Regex FieldRow();

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+)` \| (?<words>`[a-z][\w.]*`(?:, `[a-z][\w.]*`)*) \|$", RegexOptions.Multiline)]
    private static partial Regex WordRow();
}
