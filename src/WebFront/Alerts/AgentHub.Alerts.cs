using OrleansChat.Alerts;
using OrleansChat.Edge.Contracts;

namespace OrleansChat.Agents;

/// <summary>Calls about alerts.</summary>
internal sealed partial class AgentHub
{
    public async Task<Answer<AlertClaim>> ClaimAlert(string alert, bool keep) => AgentInput.Alert(alert) is { } bad
        ? Answers.Refused<AlertClaim>(bad)
        : Answers.Ok(new AlertClaim(await agents.ClaimAlert(Me.Agent, alert, new(Me.Id), keep)));
}
