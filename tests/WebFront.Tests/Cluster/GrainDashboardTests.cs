using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Hosting;

namespace OrleansChat.Cluster;

/// <summary>Orleans' dashboard: for administrators, where it is on.</summary>
public sealed class GrainDashboardTests : IAsyncLifetime
{
    private readonly FrontHost _front = new() { Settings = ["--Chat:Dashboard=true"] };

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task Dashboard_ForAnAdministrator_ShowsTheSilo()
    {
        var page = await _front.Get("orleans/index.html", _front.Administrator);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("script-src 'self';", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        await Testing.Eventually.Holds("the dashboard has figures of the silo", async () =>
        {
            var figures = await _front.Get("orleans/DashboardCounters", _front.Administrator);
            return figures.IsSuccessStatusCode
                && (await figures.Content.ReadAsStringAsync()).Contains("chat.", StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Dashboard_ForOthers_IsRefusedAtEachAddress()
    {
        var agent = await _front.NewAgent("Ola Agent");
        RouteEndpoint[] endpoints = [.. Endpoints(_front)];
        Assert.True(endpoints.Length > 10, "The dashboard has its addresses.");
        Assert.All(endpoints, endpoint => Assert.Contains(
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), rule => rule.Policy == "administrator"));
        foreach (var path in (string[])["orleans/index.html", "orleans/DashboardCounters", "orleans/ClusterStats", "orleans/version"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _front.Get(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await _front.Get(path, agent)).StatusCode);
        }
    }

    [Theory]
    [InlineData("orleans/GrainState?grainId=1&grainType=chat.session")]
    [InlineData("orleans/Trace")]
    public async Task WhatGrainsKnow_IsShownToNobody(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _front.Get(path, _front.Administrator)).StatusCode);

    internal static IEnumerable<RouteEndpoint> Endpoints(FrontHost front) =>
        front.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(IsOfDashboard);

    private static bool IsOfDashboard(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("orleans", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>Where nothing is set.</summary>
[Collection(FrontCollection.Name)]
public sealed class NoGrainDashboardTests(FrontHost front)
{
    [Fact]
    public async Task Dashboard_WhereItIsOff_IsNotThere()
    {
        Assert.Empty(GrainDashboardTests.Endpoints(front));
        Assert.Equal(HttpStatusCode.NotFound, (await front.Get("orleans/index.html", front.Administrator)).StatusCode);
    }
}
