using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansChat.Edge.Limits;

public class UnconfiguredProxiesTests
{
    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5")]
    [InlineData("198.51.100.7, 203.0.113.5", "203.0.113.5")]
    [InlineData("\"x, 203.0.113.5", "203.0.113.5")] // A visitor opened a quote, and the proxy appended whom it saw.
    [InlineData("203.0.113.5, banana", null)]
    [InlineData("", null)]
    public void VisitorOf_BehindAPrivateAddress_IsWhomTheNearestProxyNames(string header, string? visitor)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.2");
        http.Request.Headers["X-Forwarded-For"] = header;

        var found = new UnconfiguredProxies(NullLogger<UnconfiguredProxies>.Instance).VisitorOf(http);

        Assert.Equal(visitor, found?.ToString());
    }
}
