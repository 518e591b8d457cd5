namespace OrleansChat.Results;

/// <summary>
/// An expected "no": a stable <paramref name="Code"/> (see <see cref="RefusalCodes"/>) that reaches hub clients, REST
/// problem details and UI translations unchanged. <paramref name="Details"/> fills the placeholders of the translated text.
/// </summary>
/// <param name="Code">Stable, dotted, lower case: <c>chat.already-taken</c>.</param>
/// <param name="Details">Values for the text, for instance <c>agent</c>: the name of who took the chat.</param>
/// <param name="RetryAfter">When trying again makes sense; null: trying again will not help.</param>
[GenerateSerializer, Alias("chat.refusal"), Immutable]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] IReadOnlyDictionary<string, string>? Details = null,
    [property: Id(2)] TimeSpan? RetryAfter = null)
{
    /// <summary>A refusal with one detail.</summary>
    public static Refusal With(string code, string key, string value) =>
        new(code, new Dictionary<string, string>(1) { [key] = value });
}
