using System.Diagnostics.CodeAnalysis;

namespace OrleansChat.Replies;

/// <summary>Key of a template or a quick reply, or of whatever else an agent inserts.</summary>
public readonly record struct ReplyId(Guid Value) : IGuidId<ReplyId>
{
    public static ReplyId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out ReplyId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
