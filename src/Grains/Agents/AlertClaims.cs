namespace OrleansChat.Agents;

/// <summary>
/// Which of an agent's consoles sounds an alert: the first that asks. Kept claims are stored with the agent's presence before they are
/// answered, so that no other console is told the same by an activation that comes after a crash.
/// </summary>
internal sealed class AlertClaims(IPersistentState<AgentState> state, Func<Task> save)
{
    /// <summary>Consoles ask within seconds; what is older than so many others nobody asks for any more.</summary>
    private const int Most = 100;

    /// <summary>Claims that only this activation knows.</summary>
    private readonly List<string> _fleeting = [];

    public async Task<bool> Claim(string alert, ConnectionId console, bool keep)
    {
        if (Winner(alert) is { } winner)
            return winner == console.Value;
        var claims = keep ? state.State.Alerts : _fleeting;
        var claim = $"{console.Value} {alert}";
        claims.Add(claim);
        if (claims.Count > Most)
            claims.RemoveAt(0);
        if (keep)
            await Store(claims, claim);
        return true;
    }

    private string? Winner(string alert) =>
        state.State.Alerts.Concat(_fleeting).Select(static claim => claim.Split(' ', 2)).FirstOrDefault(claim => claim[1] == alert)?[0];

    private async Task Store(List<string> claims, string claim)
    {
        try
        {
            await save();
        }
        catch
        {
            // Whoever asks again may have it.
            claims.Remove(claim);
            throw;
        }
    }
}
