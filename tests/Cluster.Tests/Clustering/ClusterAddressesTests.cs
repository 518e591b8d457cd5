using System.Net;
using OrleansChat.Cluster;

namespace OrleansChat.Silo.Clustering;

/// <summary>Which silos may start beside which.</summary>
public sealed class ClusterAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1", "here", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "here", "127.0.0.2", true)]
    [InlineData("127.0.0.1", "elsewhere", "127.0.0.1", false)]
    [InlineData("10.0.0.11", "here", "127.0.0.1", false)]
    [InlineData("10.0.0.11", "elsewhere", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "here", "10.0.0.12", false)]
    [InlineData("127.0.0.1", "elsewhere", "::1", false)]
    [InlineData("::1", "elsewhere", "fd00::2", false)]
    [InlineData("10.0.0.11", "elsewhere", "10.0.0.12", true)]
    [InlineData("10.0.0.11", "here", "10.0.0.11", true)]
    public void Silo_BesideALivingMember_StartsWhereBothAreReached(string member, string host, string own, bool starts) =>
        Assert.Equal(starts, ClusterAddresses.Refuse(IPAddress.Parse(own), "here", [Member(member, host)]) is null);

    [Fact]
    public void Silo_ThatIsTheFirst_StartsWhereverItIs() => Assert.Null(ClusterAddresses.Refuse(IPAddress.Loopback, "here", []));

    [Theory]
    [InlineData("127.0.0.1", "here", true)]
    [InlineData("127.0.0.1", "elsewhere", false)]
    [InlineData("10.0.0.11", "elsewhere", true)]
    public void Front_BesideALivingMember_StartsWhereItReachesIt(string member, string host, bool starts) =>
        Assert.Equal(starts, ClusterAddresses.RefuseFront("here", [Member(member, host)]) is null);

    private static LivingMember Member(string address, string host) => new(new(IPAddress.Parse(address), 11111), host);
}
