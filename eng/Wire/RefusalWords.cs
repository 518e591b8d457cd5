using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;

namespace OrleansChat.Wire;

/// <summary>Refusals for people and for whoever writes a client, from the catalogue.</summary>
internal static partial class RefusalWords
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The browser's English: values stand in double braces there.</summary>
    public static string Emit() =>
        JsonSerializer.Serialize(RefusalCatalogue.Rows.ToDictionary(row => row.Code, row => Place().Replace(row.Text,
            "{{$1}}")), Json) + "\n";

    public static string Table()
    {
        var table = new StringBuilder("| code | status | English text | details | when |\n|---|---|---|---|---|\n");
        foreach (var code in typeof(RefusalCodes).GetFields())
        {
            var row = RefusalCatalogue.Find((string)code.GetRawConstantValue()!)!;
            var details = string.Join(", ", row.Details.Select(detail => Detail().Replace(detail, "`$1`: $2")));
            ProtocolTables.Row(table, $"`{row.Code}`", $"{row.Status}", row.Text, details, When(XmlComments.Of(code)));
        }

        return table.ToString();
    }

    /// <summary>The details have a column of their own.</summary>
    private static string When(string comment) =>
        comment.Split(" Details", 2)[0].Replace("RetryAfter is set", "`retryAfterMs` is set", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^(\w+): (.+)$")]
    private static partial Regex Detail();
}
