using OrleansChat.Hosting;

namespace OrleansChat.Cluster;

[Collection(nameof(ChatCluster))]
public class MembershipWatchTests(ChatCluster cluster)
{
    [Fact]
    public async Task NextVersion_WithAndWithoutAChange_Answers()
    {
        var pulse = cluster.Grains.MembershipWatch();
        var version = await pulse.MembershipVersion();
        Assert.True(await pulse.NextMembershipVersion(version - 1) >= version);
        Assert.True(await pulse.NextMembershipVersion(version) >= version);
    }
}
