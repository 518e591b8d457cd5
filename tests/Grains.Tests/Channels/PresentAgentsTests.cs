using OrleansChat.Agents;

namespace OrleansChat.Channels;

public class PresentAgentsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AgentId Anna = new(Guid.NewGuid());

    private readonly PresentAgents _present = new();

    [Fact]
    public void Agent_CountsUntilTheEndThatWasSaid_ThoughNobodyComesBack()
    {
        _present.Set(Anna, Noon.AddSeconds(68), said: Noon);

        Assert.Equal(Noon.AddSeconds(68), _present.NextEnd(Noon));
        Assert.Equal(1, _present.Count(Noon.AddSeconds(67)));
        Assert.Equal(0, _present.Count(Noon.AddSeconds(68)));
        Assert.Null(_present.NextEnd(Noon.AddSeconds(68)));
    }

    [Fact]
    public void ReportOfASiloThatHung_ChangesNothing()
    {
        _present.Set(Anna, null, said: Noon.AddSeconds(10));
        _present.Set(Anna, Noon.AddSeconds(68), said: Noon);
        Assert.Equal(0, _present.Count(Noon.AddSeconds(11)));

        _present.Set(Anna, Noon.AddSeconds(90), said: Noon.AddSeconds(20));
        _present.Set(Anna, null, said: Noon.AddSeconds(15));
        Assert.Equal(1, _present.Count(Noon.AddSeconds(21)));
    }
}
