using Microsoft.Extensions.Configuration;

namespace OrleansChat.Edge.Limits;

public class LimitSettingsTests
{
    [Fact]
    public void Limits_NotSet_KeepTheirDefaults()
    {
        var usual = new FrontSettings().Limits.Starts;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Chat:Limits:Starts:Burst"] = "7" }).Build();

        var read = FrontSettings.From(configuration).Limits;

        Assert.Equal((usual.PerMinute, 7), (read.Starts.PerMinute, read.Starts.Burst));
        Assert.Equal(new FrontSettings().Limits.Links, read.Links);
    }
}
