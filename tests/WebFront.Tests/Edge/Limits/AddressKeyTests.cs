using System.Net;

namespace OrleansChat.Edge.Limits;

public class AddressKeyTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void AddressKeys_OfOneSubscriber_AreEqual(string address, string key) =>
        Assert.Equal(key, AddressKey.Of(IPAddress.Parse(address)));

    [Fact]
    public void AddressKeys_OfTwoSubscribers_Differ() =>
        Assert.NotEqual(AddressKey.Of(IPAddress.Parse("2001:db8:1:2::1")), AddressKey.Of(IPAddress.Parse("2001:db8:1:3::1")));
}
