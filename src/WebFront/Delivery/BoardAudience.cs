using OrleansChat.Access;
using OrleansChat.Agents;

namespace OrleansChat.Delivery;

/// <summary>The consoles that show a channel's board, apart by what their agents may read: each part is told in its own words.</summary>
internal sealed class BoardAudience
{
    private static readonly ChatSight[] Sights = Enum.GetValues<ChatSight>();

    private readonly FeedKey _key;
    private readonly Broadcasts _broadcasts;
    private readonly SendQueue[] _outlets;
    private readonly int[] _consoles = new int[Sights.Length];

    public BoardAudience(FeedKey key, Broadcasts broadcasts)
    {
        (_key, _broadcasts) = (key, broadcasts);
        _outlets = [.. Sights.Select(sight => new SendQueue(() => broadcasts.AgentsOf(key, sight).Resync()))];
    }

    public void Enter(ChatSight sight) => Interlocked.Increment(ref _consoles[(int)sight]);

    public void Leave(ChatSight sight) => Interlocked.Decrement(ref _consoles[(int)sight]);

    /// <summary>Tells each part what <paramref name="view"/> makes of the news for its sight.</summary>
    public void Send<TView>(Func<ChatSight, TView> view, Func<IAgentClient, TView, Task> tell)
    {
        foreach (var sight in Sights)
        {
            if (Volatile.Read(ref _consoles[(int)sight]) > 0)
                _outlets[(int)sight].Send(said => tell(_broadcasts.AgentsOf(_key, sight), said), view(sight));
        }
    }
}
