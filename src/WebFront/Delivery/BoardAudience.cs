using OrleansChat.Access;
using OrleansChat.Agents;

namespace OrleansChat.Delivery;

/// <summary>The consoles that show a channel's board, apart by what their agents may read: each part is told in its own words.</summary>
internal sealed class BoardAudience
{
    private static readonly ChatVisibility[] Visibilities = Enum.GetValues<ChatVisibility>();

    private readonly FeedKey _key;
    private readonly Broadcasts _broadcasts;
    private readonly SendQueue[] _outlets;
    private readonly int[] _consoles = new int[Visibilities.Length];

    public BoardAudience(FeedKey key, Broadcasts broadcasts)
    {
        (_key, _broadcasts) = (key, broadcasts);
        _outlets = [.. Visibilities.Select(visibility => new SendQueue(() => broadcasts.AgentsOf(key, visibility).Resync()))];
    }

    public void Enter(ChatVisibility visibility) => Interlocked.Increment(ref _consoles[(int)visibility]);

    public void Leave(ChatVisibility visibility) => Interlocked.Decrement(ref _consoles[(int)visibility]);

    /// <summary>Tells each part what <paramref name="view"/> makes of the news for its visibility.</summary>
    public void Send<TView>(Func<ChatVisibility, TView> view, Func<IAgentClient, TView, Task> tell)
    {
        foreach (var visibility in Visibilities)
        {
            if (Volatile.Read(ref _consoles[(int)visibility]) > 0)
                _outlets[(int)visibility].Send(said => tell(_broadcasts.AgentsOf(_key, visibility), said), view(visibility));
        }
    }
}
