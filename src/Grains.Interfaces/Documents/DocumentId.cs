using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Documents;

/// <summary>Key of a document of the library.</summary>
[GenerateSerializer, Alias("chat.document-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<DocumentId>))]
public readonly record struct DocumentId([property: Id(0)] Guid Value) : IGuidId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out DocumentId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
