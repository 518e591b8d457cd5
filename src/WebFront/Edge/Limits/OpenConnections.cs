using OrleansChat.Results;

namespace OrleansChat.Edge.Limits;

/// <summary>
/// How many hub connections are open at this front, per address and in total. The total counts visitors only, and an address has as many
/// places for agents as for visitors: however many visitors come, agents get in.
/// </summary>
internal sealed class OpenConnections(LimitSettings settings)
{
    public const string PerAddress = "openConnections";
    public const string InTotal = "openConnectionsInTotal";

    /// <summary>A place becomes free when somebody leaves: nobody knows when.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Address, bool Agent), int> _ofAddress = [];
    private int _visitors;

    /// <summary>Takes a place, to be given back with <see cref="Exit"/>; or why there is none.</summary>
    public Refusal? Enter(string address, bool agent)
    {
        lock (_gate)
        {
            if (Full(address, agent) is { } limit)
                return RateLimitRefusal.Of(limit, Pause);
            _ofAddress[(address, agent)] = _ofAddress.GetValueOrDefault((address, agent)) + 1;
            _visitors += agent ? 0 : 1;
            return null;
        }
    }

    public void Exit(string address, bool agent)
    {
        lock (_gate)
        {
            _visitors -= agent ? 0 : 1;
            if (--_ofAddress[(address, agent)] == 0)
                _ofAddress.Remove((address, agent));
        }
    }

    /// <summary>Whether there is a place now, without taking it.</summary>
    public Refusal? Look(string address, bool agent)
    {
        lock (_gate)
        {
            return Full(address, agent) is { } limit ? RateLimitRefusal.Of(limit, Pause) : null;
        }
    }

    private string? Full(string address, bool agent) =>
        _ofAddress.GetValueOrDefault((address, agent)) >= settings.OpenPerAddress ? PerAddress
        : !agent && _visitors >= settings.OpenInTotal ? InTotal
        : null;
}
