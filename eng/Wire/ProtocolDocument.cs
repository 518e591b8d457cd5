using System.Text.RegularExpressions;
using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Wire;

/// <summary>The parts of docs/protocol.md that stand between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
internal static partial class ProtocolDocument
{
    public static IReadOnlyDictionary<string, Func<string>> Parts { get; } = new Dictionary<string, Func<string>>
    {
        ["visitorHub"] = () => ProtocolTables.Methods(typeof(IVisitorHub)),
        ["visitorPushes"] = () => ProtocolTables.Pushes(typeof(IVisitorClient)),
        ["agentHub"] = () => ProtocolTables.Methods(typeof(IAgentHub)),
        ["agentPushes"] = () => ProtocolTables.Pushes(typeof(IAgentClient)),
        ["hubTypes"] = () => ProtocolTables.Types(WireContracts.OfHubs),
        ["restTypes"] = () => ProtocolTables.Types(WireContracts.Payloads.Except(WireContracts.OfHubs).Except(WireContracts.Settings)),
        ["settingTypes"] = () => ProtocolTables.Types(WireContracts.Settings),
        ["words"] = ProtocolTables.Words,
        ["refusals"] = RefusalWords.Table,
        ["limits"] = WireLimits.Table,
        ["rates"] = WireLimits.RateTable,
    };

    /// <summary>The document with every part written anew. Throws when it lacks one.</summary>
    public static string Fill(string document)
    {
        var missing = Parts.Keys.Except(Marked().Matches(document).Select(match => match.Groups["name"].Value)).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException($"docs/protocol.md has no place for: {string.Join(", ", missing)}");
        return Marked().Replace(document, match => $"{match.Groups["start"].Value}\n{Parts[match.Groups["name"].Value]()}<!-- end -->");
    }

    [GeneratedRegex(@"(?<start><!-- generated: (?<name>\w+) -->)\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
