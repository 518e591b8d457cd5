using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Channels;
using OrleansChat.Edge;
using OrleansChat.Edge.Http;

namespace OrleansChat.Sessions;

/// <summary>Which website a connection is taken to come from, by what its first request says.</summary>
public class VisitorOriginTests
{
    private const string Browser = "Mozilla/5.0 (Macintosh)";
    private static readonly ChannelSettings Listed = new() { Name = "Listed", AllowedOrigins = ["https://shop.example"] };

    [Theory]
    [InlineData(true, "https://shop.example", "cross-site", null)]
    [InlineData(true, "https://shop.example", null, null)]
    [InlineData(false, "https://elsewhere.example", "cross-site", null)]
    [InlineData(false, "http://shop.example", "cross-site", null)]
    [InlineData(false, "https://shop.example:444", "cross-site", null)]
    [InlineData(false, "null", null, null)]
    // A first poll with "no-cors" names no origin.
    [InlineData(false, null, "cross-site", null)]
    [InlineData(false, null, "same-site", null)]
    [InlineData(false, null, null, null)]
    [InlineData(false, null, null, "https://elsewhere.example/page")]
    // The own test page: a GET to its own site names no origin either.
    [InlineData(true, null, "same-origin", null)]
    [InlineData(true, null, null, "https://chat.example/demo")]
    [InlineData(true, "https://chat.example", "same-origin", null)]
    public void Allows_RequestOfABrowser_GoesByItsWebsite(bool allowed, string? origin, string? site, string? referer) =>
        Assert.Equal(allowed, Listed.Allows(VisitorOrigins.Of(Request(Browser, origin, site, referer))));

    [Fact]
    public void Allows_WhatIsNoBrowser_IsLetIn() => Assert.True(Listed.Allows(VisitorOrigins.Of(Request("curl/8.5", null, null, null))));

    [Theory]
    [InlineData("https://münchen.example", "https://xn--mnchen-3ya.example")]
    [InlineData("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example")]
    [InlineData("https://MÜNCHEN.example:443", "https://xn--mnchen-3ya.example")]
    public void Allows_DomainInEitherSpelling_IsTheSame(string listed, string origin) =>
        Assert.True((Listed with { AllowedOrigins = [listed] }).Allows(VisitorOrigins.Of(Request(Browser, origin, "cross-site", null))));

    [Theory]
    [InlineData(true, "https://chat.example", null, null)]
    [InlineData(false, "http://chat.example", null, null)]
    [InlineData(false, "https://chat.example:8443", null, null)]
    [InlineData(false, "http://chat.example", "cross-site", null)]
    [InlineData(true, null, "same-origin", null)]
    // A proxy that ends TLS and that nobody configured.
    [InlineData(true, "http://chat.example", "same-origin", null)]
    [InlineData(true, "http://chat.example", null, "http")]
    [InlineData(false, "https://evil.example", null, "https")]
    public void Holds_CallWithACookie_ComparesSchemeHostAndPort(bool holds, string? origin, string? site, string? forwarded)
    {
        var http = Request(Browser, origin, site, null);
        http.Request.Headers["X-Forwarded-Proto"] = forwarded;
        Assert.Equal(holds, SameOrigin.Holds(http.Request));
    }

    [Fact]
    public void Refused_ByAWrongHost_NamesBothAddresses()
    {
        var details = SameOrigin.Refused(Request(Browser, "https://support.example", "same-origin", null).Request).Details!;
        Assert.Equal(("https://support.example", "https://chat.example"), (details["origin"], details["address"]));
    }

    private static DefaultHttpContext Request(string browser, string? origin, string? site, string? referer)
    {
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(new FrontSettings()).BuildServiceProvider(),
        };
        (http.Request.Scheme, http.Request.Host) = ("https", new("chat.example"));
        http.Request.Headers.UserAgent = browser;
        http.Request.Headers.Origin = origin;
        http.Request.Headers["Sec-Fetch-Site"] = site;
        http.Request.Headers.Referer = referer;
        return http;
    }
}
