using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Knowledge;

/// <summary>Key of an article of the knowledge base.</summary>
[GenerateSerializer, Alias("chat.article-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<ArticleId>))]
public readonly record struct ArticleId([property: Id(0)] Guid Value) : IGuidId<ArticleId>
{
    public static ArticleId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out ArticleId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
