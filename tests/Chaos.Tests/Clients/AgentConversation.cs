using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Clients;

/// <summary>
/// One chat on an agent's screen: while the agent has it, each customer message that nobody has answered gets an answer, and some a note.
/// </summary>
internal sealed class AgentConversation
{
    private readonly Lock gate = new();
    private readonly string agent;
    private readonly Func<string> self;
    private readonly List<string> unanswered = [];
    private bool mine;
    private int looked;

    public AgentConversation(string agent, string id, Func<string> self)
    {
        (this.agent, this.self) = (agent, self);
        Id = id;
        History = new History($"{agent} in {id}") { SessionId = id };
        Outbox = new Outbox(History);
    }

    public string Id { get; }

    public History History { get; }

    public Outbox Outbox { get; }

    /// <summary>Takes events and queues the answers to what is new; true: there is a gap.</summary>
    public bool Take(IReadOnlyList<EventView> events)
    {
        lock (gate)
        {
            var gap = History.Apply(events);
            foreach (var each in History.SeenAfter(looked))
            {
                looked = (int)each.Seq;
                Look(each);
            }

            if (mine)
            {
                unanswered.ForEach(Answer);
                unanswered.Clear();
            }

            return gap;
        }
    }

    /// <summary>Now and then with a note for colleagues before it.</summary>
    private void Answer(string text)
    {
        if (Random.Shared.Next(5) == 0)
            Outbox.Add($"{agent}: note on {text}", isNote: true);
        Outbox.Add($"{agent}: re {text}");
    }

    private void Look(EventView seen)
    {
        switch (seen)
        {
            case { Type: "accepted" }:
                mine = seen.By?.AgentId == self();
                break;
            case { Type: "queued" }:
                mine = false;
                break;
            case { Type: "message", By.Kind: "customer" }:
                unanswered.Add(seen.Text!);
                break;
            case { Type: "message", By.Kind: "agent" }:
                unanswered.Clear();
                break;
        }
    }
}
