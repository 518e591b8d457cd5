using OrleansChat.Delivery;

namespace OrleansChat.Sessions;

/// <summary>
/// At which fronts windows of the visitor are open, and since when none is. Nothing of it is stored: an activation that has not heard of
/// one says nothing. Pure.
/// </summary>
/// <param name="lifetime">A front that has windows says so at least that often; one that does not any more has died with them.</param>
public sealed class VisitorWindows(TimeSpan lifetime)
{
    private readonly Dictionary<FrontId, DateTimeOffset> _heard = [];

    /// <summary>When the last window closed; null: one is open, or none has been heard of.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>True: the visitor was gone before.</summary>
    public bool Open(FrontId front, DateTimeOffset now)
    {
        _heard[front] = now;
        var back = LeftAt is not null;
        LeftAt = null;
        return back;
    }

    /// <summary>True: that was the last one.</summary>
    public bool Close(FrontId front, DateTimeOffset now)
    {
        if (!_heard.Remove(front) || _heard.Values.Any(heard => now - heard <= lifetime))
            return false;
        LeftAt = now;
        return true;
    }
}
