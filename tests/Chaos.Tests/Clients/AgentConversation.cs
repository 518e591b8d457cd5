using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Clients;

/// <summary>One chat on an agent's screen: each customer message gets one answer.</summary>
internal sealed class AgentConversation
{
    private readonly Lock gate = new();
    private readonly string agent;
    private int looked;

    public AgentConversation(string agent, string id)
    {
        this.agent = agent;
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
                if (each is { Type: "message", By.Kind: "customer" })
                    Outbox.Add($"{agent}: re {each.Text}");
            }

            return gap;
        }
    }
}
