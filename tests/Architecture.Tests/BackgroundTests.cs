using Microsoft.Extensions.Hosting;
using OrleansChat.Hosting;

namespace OrleansChat.Architecture;

/// <summary>Work beside the calls survives surprises: .NET would end the whole process with it.</summary>
public sealed class BackgroundTests
{
    [Fact]
    public void EveryBackgroundService_EnduresSurprises()
    {
        var services = Product.All.SelectMany(Product.HandWritten)
            .Where(type => typeof(BackgroundService).IsAssignableFrom(type)).ToArray();

        Assert.True(services.Length > 4, "Background services are not found any more.");
        Assert.All(
            services,
            service => Assert.True(typeof(EnduringService).IsAssignableFrom(service), $"{service} is no {nameof(EnduringService)}."));
    }
}
