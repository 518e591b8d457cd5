using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Notes;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>What agents write and mark among themselves.</summary>
internal sealed partial class AgentHub
{
    public async Task<Answer<Sent>> AddNote(AgentNote note)
    {
        var known = NoteInput.Check(note);
        return known.IsOk
            ? Answers.From(Told(known.Value.Session, await notes.Add(View, known.Value)), Written)
            : Answers.Refused<Sent>(known.Refusal);
    }

    public async Task<Answer<Sent>> Whisper(AgentMessage message)
    {
        var known = AgentInput.Check(message);
        if (!known.IsOk)
            return Answers.Refused<Sent>(known.Refusal);
        var (session, id) = known.Value;
        return Answers.From(Told(session, await notes.Whisper(View, session, message.Text, id)), Written);
    }

    public async Task<Answer<Sent>> ChangeTags(TagChange change)
    {
        var known = NoteInput.Check(change);
        return known.IsOk
            ? Answers.From(Told(known.Value.Session, await notes.ChangeTags(View, known.Value)), Written)
            : Answers.Refused<Sent>(known.Refusal);
    }

    public async Task<Answer<Done>> SetStar(string sessionId, bool on) => await WithSession<Done>(sessionId, async session =>
        Answers.From(await notes.SetStar(View, session, on), _ => Done.It));

    [ReadsOnly]
    public async Task<Answer<StarredChats>> Starred() => Answers.Ok(await notes.Starred(View));

    private static Sent Written(SessionReceipt receipt) => new(receipt.Seq, receipt.At);
}
