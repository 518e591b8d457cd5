using OrleansChat.Edge.Contracts;
using OrleansChat.Files;

namespace OrleansChat.Sessions;

/// <summary>Files of visitors.</summary>
internal sealed partial class VisitorHub
{
    public async Task<Answer<Sent>> SendFile(VisitorFile file)
    {
        var known = FileInput.Check(file?.FileId, file?.MessageId);
        if (!known.IsOk)
            return Answers.Refused<Sent>(known.Refusal);
        var (id, message) = known.Value;
        return await InChat(
            chat => sending.Send(
                new(FileOwner.Visitor, chat.Session.Id),
                id,
                message,
                () => files.ForVisitorUpload(chat.Session),
                async sent => await service.Writes(Me, chat) is { } notNow
                    ? notNow
                    : await chat.Session.SendFile(chat.Name, sent, message)),
            (chat, receipt) => new Sent(chat.NumberingAt(receipt).NumberOf(receipt.Seq), receipt.At));
    }
}
