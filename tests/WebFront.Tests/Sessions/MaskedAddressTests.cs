using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Channels;
using OrleansChat.Hosting;

namespace OrleansChat.Sessions;

/// <summary>What is kept of a visitor's address is what the channel's settings allow.</summary>
[Collection(FrontCollection.Name)]
public class MaskedAddressTests(FrontHost front)
{
    [Theory]
    [InlineData("192.0.2.41", "192.0.2.0")]
    [InlineData("::ffff:192.0.2.41", "192.0.2.0")]
    [InlineData("2001:db8:1234:2:3:4:5:6", "2001:db8:1200::")]
    [InlineData("2002:c000:0229::1", "2002:c000:200::")]
    [InlineData(null, null)]
    public void Address_Masked_IsItsNetwork(string? address, string? kept) =>
        Assert.Equal(kept, Origin(address).IpFor(new ChannelSettings { Name = "Help", MaskAddress = true }));

    [Theory]
    [InlineData("192.0.2.41", "192.0.2.41")]
    [InlineData("::ffff:192.0.2.41", "192.0.2.41")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6")]
    public void Address_NotMasked_IsKept(string address, string kept) =>
        Assert.Equal(kept, Origin(address).IpFor(new ChannelSettings { Name = "Help" }));

    [Fact]
    public async Task Chat_OfAMaskingChannel_DoesNotKnowTheAddress()
    {
        await using var agent = await front.PresentAgent();
        var grains = front.Services.GetRequiredService<IGrainFactory>();
        var demo = grains.Channel(FirstStart.DemoChannel);
        var before = (await demo.Settings()).Value!;
        Assert.True((await demo.Save(before with { MaskAddress = true })).IsOk);
        try
        {
            await using var visitor = await front.Visitor();
            await MainJobTests.OpenChannel(visitor);
            var session = new SessionId(Guid.Parse((await visitor.Start("Who am I?")).Ok!.Log.SessionId));
            Assert.Equal("127.0.0.0", (await grains.Session(session).Read(0, 1)).Value!.Summary.Visit.Ip);
        }
        finally
        {
            await demo.Save(before);
        }
    }

    private static VisitorOrigin Origin(string? address) => new(address is null ? null : IPAddress.Parse(address), null, null, false);
}
