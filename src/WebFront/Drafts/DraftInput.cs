using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Drafts;

/// <summary>What agents' browsers may save.</summary>
internal static class DraftInput
{
    /// <summary>More than fits into a message: who writes too much loses nothing of it.</summary>
    public const int TextLength = 2 * SessionLimits.MessageLength;

    public static Result<(SessionId Session, DraftMode Mode)> Check(DraftEdit? draft)
    {
        if (draft?.Text is null)
            return InputRules.Invalid("text", "required");
        if (InputRules.Optional(draft.Text, "text", TextLength) is { } bad)
            return bad;
        if (Mode(draft.Mode) is not { } mode)
            return InputRules.Invalid("mode", "word");
        return InputRules.Id<SessionId>(draft.SessionId, "sessionId").Map(session => (session, mode));
    }

    private static DraftMode? Mode(string? word) => word switch
    {
        "reply" => DraftMode.Reply,
        "note" => DraftMode.Note,
        _ => null,
    };
}
