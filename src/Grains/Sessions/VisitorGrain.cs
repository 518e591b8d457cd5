using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// Get-or-create of a visitor's chat. Being one activation makes it quick; the unique index on open chats makes it true
/// even when there are two.
/// </summary>
[GrainType("chat.visitor")]
public sealed class VisitorGrain(ISessionDirectory directory, TimeProvider time) : Grain, IVisitorGrain
{
    public async Task<Result<SessionReceipt>> StartOrResume(StartSession command)
    {
        var id = command.MessageId is { } message ? SessionId.Of(command.Channel, command.Visitor, message) : SessionId.New(time);
        var open = await directory.FindOpen(command.Channel, command.Visitor, CancellationToken.None);
        if (open?.Id != id && await Sent(command) is { } sent && sent != id)
            return await Resume(sent, command);
        if (open is not null && open.Id != id)
        {
            if (await WasStarted(id) is { } before)
                return before;
            var resumed = await Resume(open.Id, command);

            // It ended in this moment: then a new one is started, as if this had been asked a moment later.
            if (resumed.Refusal?.Code != RefusalCodes.Ended)
                return resumed;
        }

        // A session that was started by this very command answers what it answered then, also when it has ended since.
        var started = await GrainFactory.Session(id).Execute(command);
        return started.Refusal is { Code: RefusalCodes.AnotherChatOpen, Details: { } details }
            && SessionId.TryParse(details.GetValueOrDefault("session"), out var other)
            ? await Resume(other, command)
            : started;
    }

    /// <summary>Where the question stands already: its chat may have ended before the answer came. Null: nowhere.</summary>
    private async Task<SessionId?> Sent(StartSession command) => command is { Question: not null, MessageId: { } message }
        ? await directory.FindSent(command.Channel, command.Visitor, message, CancellationToken.None)
        : null;

    /// <summary>Null: no chat was started by this command.</summary>
    private async Task<Result<SessionReceipt>?> WasStarted(SessionId id)
    {
        var session = GrainFactory.Session(id);
        var receipt = await ReadOnly(session, id);
        if (receipt.Refusal is { Code: RefusalCodes.SessionNotFound })
            return null;
        return receipt;
    }

    /// <summary>A question typed in another tab meanwhile is not lost: it becomes a message of the open chat.</summary>
    private Task<Result<SessionReceipt>> Resume(SessionId open, StartSession command)
    {
        var session = GrainFactory.Session(open);
        return command.Question is { } question
            ? session.Execute(new SendMessage(Author.Customer(command.Customer?.Name), question) { MessageId = command.MessageId })
            : ReadOnly(session, open);
    }

    private static async Task<Result<SessionReceipt>> ReadOnly(IChatSessionGrain session, SessionId id)
    {
        var found = await session.Summary();
        return found.Map(summary => new SessionReceipt(id, summary.Seq, summary.LastActivityAt, summary.Status, summary));
    }
}
