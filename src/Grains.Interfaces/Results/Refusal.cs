namespace OrleansChat.Results;

/// <summary>
/// An expected "no": a stable <paramref name="Code"/> (see <see cref="RefusalCodes"/>) that reaches hub clients, REST
/// problem details and UI translations unchanged. <paramref name="Details"/> fills the placeholders of the translated text.
/// </summary>
/// <param name="Code">Stable, an area and a camelCase word: <c>chat.alreadyTaken</c>.</param>
/// <param name="Details">Values for the text, for instance <c>agent</c>: the name of who took the chat.</param>
/// <param name="RetryAfter">When trying again makes sense; null: trying again will not help.</param>
[GenerateSerializer(IncludePrimaryConstructorParameters = false), Alias("chat.refusal"), Immutable]
public sealed record Refusal(
    string Code,
    [property: Id(1)] IReadOnlyDictionary<string, string>? Details = null,
    [property: Id(2)] TimeSpan? RetryAfter = null)
{
    /// <summary>Between processes the code keeps the spelling of the first version, which older ones compare with (ADR 23).</summary>
    [Id(0)] private readonly string _word = WireWord.Kebab(Code);

    /// <summary>Stable: one of <see cref="RefusalCodes"/>.</summary>
    public string Code
    {
        get => WireWord.Camel(_word);
        init => _word = WireWord.Kebab(value);
    }

    /// <summary>A refusal with one detail.</summary>
    public static Refusal With(string code, string key, string value) =>
        new(code, new Dictionary<string, string>(1) { [key] = value });
}
