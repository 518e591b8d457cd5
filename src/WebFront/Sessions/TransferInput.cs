using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Sessions;

/// <summary>What was asked for, with the ids read.</summary>
internal sealed record CheckedTransfer(SessionId Session, MessageId Message, AgentId? ToAgent, ChannelId? ToChannel, string? Note);

/// <summary>What consoles may send to hand a chat over.</summary>
internal static class TransferInput
{
    /// <summary>Of what a sender writes to the colleague who gets the chat.</summary>
    public const int NoteLength = 1_000;

    /// <summary>To one of both: a colleague or a channel. A note is for colleagues.</summary>
    public static Result<CheckedTransfer> Check(TransferRequest? request)
    {
        if (request is null || request.ToAgent is null == request.ToChannel is null)
            return InputRules.Invalid("to", "required");
        if (InputRules.Optional(request.Note, "note", NoteLength) is { } bad)
            return bad;
        var session = InputRules.Id<SessionId>(request.SessionId, "sessionId");
        var message = InputRules.Id<MessageId>(request.MessageId, "messageId");
        var agent = OptionalId<AgentId>(request.ToAgent, "toAgent");
        var channel = OptionalId<ChannelId>(request.ToChannel, "toChannel");
        if ((session.Refusal ?? message.Refusal ?? agent.Refusal ?? channel.Refusal) is { } wrong)
            return wrong;
        var note = VisibleText.IsBlank(request.Note) ? null : request.Note.Trim();
        return new CheckedTransfer(session.Value, message.Value, agent.Id, channel.Id, note);
    }

    private static (T? Id, Refusal? Refusal) OptionalId<T>(string? value, string field)
        where T : struct, IGuidId<T>
    {
        if (value is null)
            return (null, null);
        var id = InputRules.Id<T>(value, field);
        return id.IsOk ? (id.Value, null) : (null, id.Refusal);
    }
}
