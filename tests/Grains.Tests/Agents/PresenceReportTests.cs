namespace OrleansChat.Agents;

public class PresenceReportTests
{
    [Fact]
    public void Report_IsBelievedUntilTheNext_EvenWhereThatComesOneLookLater_AndTheSiloIsBusy()
    {
        var latest = AgentGrain.ReportEvery + AgentGrain.LookEvery;

        Assert.True(AgentGrain.ReportValidFor >= latest + TimeSpan.FromSeconds(10));
    }
}
