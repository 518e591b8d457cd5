using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Edge.Contracts;

/// <summary>Refusals as browsers see them, with the English words of the catalogue for clients that have no translation.</summary>
internal static class RefusalTexts
{
    private const string Status = "status";
    private const string Command = "command";

    /// <summary>The refusal as browsers see it.</summary>
    public static RefusalView View(Refusal refusal) => new(
        refusal.Code,
        Text(refusal),
        Details(refusal),
        refusal.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalMilliseconds) : null);

    /// <summary>The words, with the details in their places.</summary>
    public static string Text(Refusal refusal)
    {
        var text = RefusalCatalogue.Find(refusal.Code)?.Text ?? refusal.Code;
        foreach (var (name, value) in refusal.Details ?? new Dictionary<string, string>())
            text = text.Replace($"{{{name}}}", Isolation.Of(value), StringComparison.Ordinal);
        return text;
    }

    /// <summary>The rules of a session name its state and the command as C# does.</summary>
    private static IReadOnlyDictionary<string, string>? Details(Refusal refusal) =>
        refusal.Details is { } details && details.ContainsKey(Status)
            ? details.ToDictionary(detail => detail.Key, detail => detail.Key is Status or Command
                ? WireNames.Camel(detail.Value) : detail.Value)
            : refusal.Details;
}
