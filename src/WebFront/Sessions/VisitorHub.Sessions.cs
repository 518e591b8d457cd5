using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>What visitors do with their chat.</summary>
internal sealed partial class VisitorHub
{
    public async Task<Answer<VisitorChat>> Start(StartChat start)
    {
        var checkedInput = VisitorInput.Check(start);
        if (!checkedInput.IsOk)
            return Answers.Refused<VisitorChat>(checkedInput.Refusal);
        return Answers.From(await service.Start(Me, start, checkedInput.Value), chat => chat);
    }

    public async Task<Answer<Sent>> Send(VisitorMessage message)
    {
        var id = VisitorInput.Check(message);
        if (!id.IsOk)
            return Answers.Refused<Sent>(id.Refusal);
        return await InChat(
            async chat => await service.Writes(Me, chat) is { } notNow
                ? notNow
                : await chat.Session.Send(chat.Name, message.Text, id.Value),
            (chat, receipt) => new Sent(chat.NumberingAt(receipt).NumberOf(receipt.Seq), receipt.At));
    }

    public async Task<Answer<VisitorSync>> Sync(long afterSeq)
    {
        if (InputRules.NotNegative(afterSeq, "afterSeq") is { } bad)
            return Answers.Refused<VisitorSync>(bad);
        if (Me.Chat is not { } chat)
            return Answers.Refused<VisitorSync>(VisitorService.NoChat);
        return Answers.From(await service.Sync(Me, chat, afterSeq), sync => sync);
    }

    public async Task<Answer<Done>> MarkRead(long upTo)
    {
        if (InputRules.NotNegative(upTo, "upTo") is { } bad)
            return Answers.Refused<Done>(bad);
        return await InChat(chat => chat.Session.MarkRead(chat.Name, chat.Numbering.SeqOf(upTo)), (_, _) => Done.It);
    }

    public Task Typing(bool active, string? preview) => Me.Chat is { } chat
        ? chat.Session.Typing(chat.Name, active, VisitorInput.Preview(preview, chat.Settings.Last))
        : Task.CompletedTask;

    public async Task<Answer<Done>> End(string messageId)
    {
        var id = InputRules.Id<MessageId>(messageId, nameof(messageId));
        return id.IsOk
            ? await InChat(chat => chat.Session.End(chat.Name, id.Value), (_, _) => Done.It)
            : Answers.Refused<Done>(id.Refusal);
    }

    public async Task<Answer<Done>> DeleteMessage(long seq, string messageId)
    {
        if (InputRules.NotNegative(seq, "seq") is { } bad)
            return Answers.Refused<Done>(bad);
        var id = InputRules.Id<MessageId>(messageId, nameof(messageId));
        return id.IsOk
            ? await InChat(
                chat => chat.Session.DeleteMessage(chat.Name, chat.Numbering.SeqOf(seq), id.Value), (_, _) => Done.It)
            : Answers.Refused<Done>(id.Refusal);
    }

    public async Task<Answer<Done>> Reopen(string messageId)
    {
        var id = InputRules.Id<MessageId>(messageId, nameof(messageId));
        return id.IsOk
            ? await InChat(chat => service.Reopen(chat, id.Value), (_, _) => Done.It)
            : Answers.Refused<Done>(id.Refusal);
    }

    public async Task<Answer<Done>> Rate(string messageId, int stars, string? comment)
    {
        if (VisitorInput.CheckRating(stars, comment) is { } bad)
            return Answers.Refused<Done>(bad);
        var id = InputRules.Id<MessageId>(messageId, nameof(messageId));
        return id.IsOk
            ? await InChat(chat => chat.Session.Rate(stars, comment, id.Value), (_, _) => Done.It)
            : Answers.Refused<Done>(id.Refusal);
    }

    private async Task<Answer<T>> InChat<T>(
        Func<AttachedChat, Task<Result<SessionReceipt>>> act, Func<AttachedChat, SessionReceipt, T> view)
        where T : class
    {
        if (Me.Chat is not { } chat)
            return Answers.Refused<T>(VisitorService.NoChat);
        var receipt = await act(chat);
        if (receipt.IsOk)
            chat.Feed.Expect(receipt.Value.Summary.Seq);
        return Answers.From(receipt, written => view(chat, written));
    }
}
