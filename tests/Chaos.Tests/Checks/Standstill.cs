using OrleansChat.Chaos.Clients;

namespace OrleansChat.Chaos.Checks;

/// <summary>A time in which the database did nothing, so that nothing written in it can be acknowledged in it. Time stamps.</summary>
internal sealed record Standstill(long From, long Until)
{
    public IEnumerable<string> Violations(History history) => history.Outcomes
        .Where(outcome => outcome.Acknowledged && outcome.Sent.At >= From && outcome.At < Until)
        .Select(outcome => $"{history.Owner} (session {history.SessionId}): "
            + $"'{outcome.Sent.Text ?? "end"}' was acknowledged while the database hung");
}
