using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Agents;

/// <summary>What agents have written and not sent.</summary>
internal sealed partial class AgentHub
{
    [ReadsOnly]
    public async Task<Answer<DraftList>> Drafts() => Answers.Ok(await drafts.List(View));

    public async Task<Answer<DraftSaved>> SaveDraft(DraftEdit draft)
    {
        var known = DraftInput.Check(draft);
        if (!known.IsOk)
            return Answers.Refused<DraftSaved>(known.Refusal);
        var (session, mode) = known.Value;
        return Answers.From(await drafts.Save(View, session, mode, draft.Text, IsSeenAsOwn(session)), saved => saved);
    }
}
