using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
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
            return InputRules.Invalid("hello", "required");
        if (hello.Protocol != ProtocolVersion.Current)
            return Refusal.With(RefusalCodes.ProtocolUnsupported, "supported", $"{ProtocolVersion.Current}");
        return InputRules.NotNegative(hello.AfterSeq, "afterSeq") is { } bad
            ? bad
            : InputRules.Id<ChannelId>(hello.Channel, "channel");
    }

    public static Result<CheckedStart> Check(StartChat? start)
    {
        if (start is null)
            return InputRules.Invalid("start", "required");
        var bad = InputRules.Optional(start.Name, "name", InputRules.NameLength)
            ?? InputRules.Email(start.Email, "email")
            ?? InputRules.Required(start.Question, "question", TextLength)
            ?? InputRules.Optional(start.Company, "company", InputRules.NameLength)
            ?? InputRules.Optional(start.Phone, "phone", PhoneLength)
            ?? InputRules.Optional(start.Country, "country", CountryLength);
        if (bad is not null)
            return bad;
        if (!VisitorKeys.TryIdentify(start.VisitorKey, out var visitor))
            return InputRules.Invalid("visitorKey", "key");
        return InputRules.Id<MessageId>(start.MessageId, "messageId").Map(id => new CheckedStart(visitor, id));
    }

    public static Result<MessageId> Check(VisitorMessage? message) =>
        InputRules.Required(message?.Text, "text", TextLength) is { } bad
            ? bad
            : InputRules.Id<MessageId>(message!.MessageId, "messageId");

    public static Refusal? CheckRating(int stars, string? comment) => stars is < 1 or > SessionLimits.MostStars
        ? InputRules.Invalid("stars", $"range:1-{SessionLimits.MostStars}")
        : InputRules.Optional(comment, "comment", CommentLength);

    /// <summary>The unsent text, where agents may see it, cut to what a preview needs.</summary>
    public static string? Preview(string? preview, ChannelSettings? settings) =>
        settings?.TypingPreview != true || preview is null ? null : VisibleText.Cut(preview, PreviewLength);
}

/// <summary>The parts of a start that had to be decoded.</summary>
internal readonly record struct CheckedStart(VisitorId Visitor, MessageId MessageId);
