using OrleansChat.Channels;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>What agents' browsers may send.</summary>
internal static class AgentInput
{
    public const int TextLength = SessionLimits.MessageLength;

    /// <summary>Sessions that one Sync may name; an agent has a few dozen.</summary>
    public const int MaxPoints = 200;

    /// <summary>Of an alert's name.</summary>
    public const int AlertLength = 120;

    /// <summary>Null: it may be the name of an alert.</summary>
    public static Refusal? Alert(string? alert) =>
        InputRules.Required(alert, "alert", AlertLength)
            ?? (alert!.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or ':')
                ? null
                : InputRules.Invalid("alert", "characters"));

    public static Presence? Presence(string? word) => word switch
    {
        "present" => Agents.Presence.Present,
        "away" => Agents.Presence.Away,
        _ => null,
    };

    public static Result<ChosenChannel> OptionalChannel(string? channelId) => channelId is null
        ? new ChosenChannel(null)
        : InputRules.Id<ChannelId>(channelId, nameof(channelId)).Map(id => new ChosenChannel(id));

    public static Result<(SessionId Session, MessageId Message)> Check(AgentMessage? message)
    {
        if (InputRules.Required(message?.Text, "text", TextLength) is { } bad)
            return bad;
        var session = InputRules.Id<SessionId>(message!.SessionId, "sessionId");
        var id = InputRules.Id<MessageId>(message.MessageId, "messageId");
        if (!session.IsOk)
            return session.Refusal;
        return id.IsOk ? (session.Value, id.Value) : id.Refusal;
    }

    public static Result<(SessionId Session, long AfterSeq)[]> Check(IReadOnlyList<SyncPoint>? points)
    {
        if (points is null)
            return InputRules.Invalid("points", "required");
        if (points.Count > MaxPoints)
            return InputRules.Invalid("points", "length", MaxPoints);
        var known = new List<(SessionId, long)>(points.Count);
        foreach (var point in points)
        {
            if (point is null || point.AfterSeq < 0 || !SessionId.TryParse(point.SessionId, out var session))
                return InputRules.Invalid("points", "id");
            known.Add((session, point.AfterSeq));
        }

        return known.ToArray();
    }
}

/// <summary>One channel, or (null) all of the agent's.</summary>
internal sealed record ChosenChannel(ChannelId? Id);
