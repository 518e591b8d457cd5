using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Sessions;

/// <summary>What visitors may send.</summary>
internal static class VisitorInput
{
    public const int TextLength = 4_000;
    internal const int PreviewLength = 500;
    internal const int CommentLength = 1_000;
    internal const int PhoneLength = 50;
    internal const int CountryLength = 2;

    public static Result<ChannelId> Check(VisitorHello? hello)
    {
        if (hello is null)
            return Edge.Validation.Check.Invalid("hello", "required");
        if (hello.Protocol != ProtocolVersion.Current)
            return Refusal.With(RefusalCodes.ProtocolUnsupported, "supported", $"{ProtocolVersion.Current}");
        return Edge.Validation.Check.NotNegative(hello.AfterSeq, "afterSeq") is { } bad
            ? bad
            : Edge.Validation.Check.Id<ChannelId>(hello.Channel, "channel");
    }

    public static Result<CheckedStart> Check(StartChat? start)
    {
        if (start is null)
            return Edge.Validation.Check.Invalid("start", "required");
        var bad = Edge.Validation.Check.Optional(start.Name, "name", Edge.Validation.Check.NameLength)
            ?? Edge.Validation.Check.Email(start.Email, "email")
            ?? Edge.Validation.Check.Required(start.Question, "question", TextLength)
            ?? Edge.Validation.Check.Optional(start.Company, "company", Edge.Validation.Check.NameLength)
            ?? Edge.Validation.Check.Optional(start.Phone, "phone", PhoneLength)
            ?? Edge.Validation.Check.Optional(start.Country, "country", CountryLength);
        if (bad is not null)
            return bad;
        if (!VisitorKeys.TryIdentify(start.VisitorKey, out var visitor))
            return Edge.Validation.Check.Invalid("visitorKey", "key");
        return Edge.Validation.Check.Id<MessageId>(start.MessageId, "messageId").Map(id => new CheckedStart(visitor, id));
    }

    public static Result<MessageId> Check(VisitorMessage? message) =>
        Edge.Validation.Check.Required(message?.Text, "text", TextLength) is { } bad
            ? bad
            : Edge.Validation.Check.Id<MessageId>(message!.MessageId, "messageId");

    public static Refusal? CheckRating(int stars, string? comment) => stars is < 1 or > 5
        ? Edge.Validation.Check.Invalid("stars", "range:1-5")
        : Edge.Validation.Check.Optional(comment, "comment", CommentLength);

    /// <summary>The unsent text, where agents may see it, cut to what a preview needs.</summary>
    public static string? Preview(string? preview, ChannelSettings? settings) =>
        settings?.TypingPreview != true || preview is null ? null : VisibleText.Cut(preview, PreviewLength);
}

/// <summary>The parts of a start that had to be decoded.</summary>
internal readonly record struct CheckedStart(VisitorId Visitor, MessageId MessageId);
