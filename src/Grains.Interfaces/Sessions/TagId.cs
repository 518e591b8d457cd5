using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Sessions;

/// <summary>Key of a tag of the installation.</summary>
[GenerateSerializer, Alias("chat.tag-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<TagId>))]
public readonly record struct TagId([property: Id(0)] Guid Value) : IGuidId<TagId>
{
    public static TagId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out TagId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
