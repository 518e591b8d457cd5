using System.Globalization;
using OrleansChat.Agents;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>A note as checked.</summary>
internal sealed record CheckedNote(SessionId Session, MessageId Message, string Text, IReadOnlyList<AgentId> Mentions);

/// <summary>A change of tags as checked.</summary>
internal sealed record CheckedTags(SessionId Session, MessageId Message, IReadOnlyList<TagId> Add, IReadOnlyList<TagId> Remove);

/// <summary>What consoles may send of notes and tags.</summary>
internal static class NoteInput
{
    public static Result<CheckedNote> Check(AgentNote? note)
    {
        var message = AgentInput.Check(note is null ? null : new AgentMessage(note.SessionId, note.MessageId, note.Text));
        if (!message.IsOk)
            return message.Refusal;
        var mentions = Ids<AgentId>(note!.Mentions, "mentions");
        if (!mentions.IsOk)
            return mentions.Refusal;
        if (mentions.Value.Length > SessionLimits.MostMentions)
            return TooMany(RefusalCodes.TooManyMentions, SessionLimits.MostMentions);
        return new CheckedNote(message.Value.Session, message.Value.Message, note.Text, mentions.Value);
    }

    public static Result<CheckedTags> Check(TagChange? change)
    {
        if (change is null)
            return InputRules.Invalid("change", "required");
        var session = InputRules.Id<SessionId>(change.SessionId, "sessionId");
        var message = InputRules.Id<MessageId>(change.MessageId, "messageId");
        var add = Ids<TagId>(change.Add, "add");
        var remove = Ids<TagId>(change.Remove, "remove");
        if ((session.Refusal ?? message.Refusal ?? add.Refusal ?? remove.Refusal) is { } bad)
            return bad;
        if (Math.Max(add.Value!.Length, remove.Value!.Length) > SessionLimits.MostTags)
            return TooMany(RefusalCodes.TooManyTags, SessionLimits.MostTags);
        return new CheckedTags(session.Value, message.Value, add.Value, remove.Value);
    }

    private static Result<TId[]> Ids<TId>(IReadOnlyList<string>? ids, string field)
        where TId : struct, IGuidId<TId>
    {
        if (ids is null)
            return InputRules.Invalid(field, "required");
        var known = new HashSet<TId>();
        foreach (var text in ids)
        {
            var id = InputRules.Id<TId>(text, field);
            if (!id.IsOk)
                return id.Refusal;
            known.Add(id.Value);
        }

        return known.ToArray();
    }

    private static Refusal TooMany(string code, int most) => Refusal.With(code, "limit", most.ToString(CultureInfo.InvariantCulture));
}
