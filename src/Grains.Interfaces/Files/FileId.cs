using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Files;

/// <summary>Key of a file: random, so that nobody finds one by trying.</summary>
[GenerateSerializer, Alias("chat.file-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<FileId>))]
public readonly record struct FileId([property: Id(0)] Guid Value) : IGuidId<FileId>
{
    public static FileId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out FileId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
