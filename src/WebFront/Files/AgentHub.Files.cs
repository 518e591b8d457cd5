using OrleansChat.Documents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Files;

namespace OrleansChat.Agents;

/// <summary>Files and documents that agents send.</summary>
internal sealed partial class AgentHub
{
    public async Task<Answer<Sent>> SendFile(AgentFile file)
    {
        var known = FileInput.Check(file?.FileId, file?.MessageId);
        if (!known.IsOk)
            return Answers.Refused<Sent>(known.Refusal);
        var (id, message) = known.Value;
        var self = Me.Agent;
        return await WithSession<Sent>(file!.SessionId, async session => Answers.From(
            await Write(session, chat => sending.Send(
                new(FileOwner.Agent, session, self),
                id,
                message,
                () => files.ForAgentUpload(self, session),
                sent => chat.SendFile(sent, message))),
            Written));
    }

    public async Task<Answer<Sent>> SendDocument(AgentDocument document)
    {
        var id = InputRules.Id<DocumentId>(document?.DocumentId, "documentId");
        if (!id.IsOk)
            return Answers.Refused<Sent>(id.Refusal);
        return await WithSession<Sent>(document!.SessionId, async session => await WithMessage<Sent>(
            document.MessageId,
            async message => Answers.From(
                await Write(session, chat => documents.Send(
                    Me.Agent, session, id.Value, message, sent => chat.SendFile(sent, message))),
                Written)));
    }
}
