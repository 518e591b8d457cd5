using Microsoft.Extensions.Time.Testing;

namespace OrleansChat.Edge.Hubs;

public class CallBudgetTests
{
    [Fact]
    public void Budget_AfterABurst_AllowsTheSteadyRate()
    {
        var time = new FakeTimeProvider();
        var budget = new CallBudget(time, perSecond: 2, burst: 3);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(budget.Spend()));
        Assert.Equal(TimeSpan.FromSeconds(0.5), budget.Spend());
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(budget.Spend());
        Assert.NotNull(budget.Spend());
    }
}
