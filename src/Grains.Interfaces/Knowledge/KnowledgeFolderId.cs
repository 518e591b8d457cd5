using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Knowledge;

/// <summary>Key of a folder of the knowledge base.</summary>
[GenerateSerializer, Alias("chat.knowledge-folder-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<KnowledgeFolderId>))]
public readonly record struct KnowledgeFolderId([property: Id(0)] Guid Value) : IGuidId<KnowledgeFolderId>
{
    public static KnowledgeFolderId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out KnowledgeFolderId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
