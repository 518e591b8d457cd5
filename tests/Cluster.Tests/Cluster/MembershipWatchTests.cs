using OrleansChat.Hosting;

namespace OrleansChat.Cluster;

[Collection(nameof(ChatCluster))]
public class MembershipWatchTests(ChatCluster cluster)
{
    [Fact]
    public async Task A_change_that_is_not_known_yet_is_told_and_no_change_ends_the_wait()
    {
        var pulse = cluster.Grains.MembershipWatch();
        var version = await pulse.MembershipVersion();
        Assert.True(await pulse.NextMembershipVersion(version - 1) >= version);
        Assert.True(await pulse.NextMembershipVersion(version) >= version);
    }
}
