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
        if (await directory.FindOpen(command.Channel, command.Visitor, CancellationToken.None) is { } open)
            return await Resume(open.Id, command);

        var started = await GrainFactory.Session(SessionId.New(time)).Execute(command);
        return started.Refusal is { Code: RefusalCodes.AnotherChatOpen, Details: { } details }
            && SessionId.TryParse(details.GetValueOrDefault("session"), out var other)
            ? await Resume(other, command)
            : started;
    }

    /// <summary>A question typed in another tab meanwhile is not lost: it becomes a message of the open chat.</summary>
    private Task<Result<SessionReceipt>> Resume(SessionId open, StartSession command)
    {
        var session = GrainFactory.Session(open);
        return command.Question is { } question
            ? session.Execute(new PostMessage(Author.Customer(command.Customer?.Name), question) { MessageId = command.MessageId })
            : ReadOnly(session, open);
    }

    private static async Task<Result<SessionReceipt>> ReadOnly(IChatSessionGrain session, SessionId id)
    {
        var page = await session.Read(long.MaxValue, 0);
        return page.Map(found =>
            new SessionReceipt(id, found.Summary.Seq, found.Summary.LastActivityAt, found.Summary.Status, found.Summary));
    }
}
