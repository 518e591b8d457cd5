using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using OrleansChat.Clients;
using OrleansChat.Operations.Members;
using OrleansChat.Testing;

namespace OrleansChat.Operations.Proxies;

/// <summary>The nginx example of docs/operations/cluster.md, before real fronts.</summary>
[Collection(ClusterCollection.Name)]
public sealed class GuideProxyTests(ProxyScene scene) : IClassFixture<ProxyScene>
{
    private const int Visitors = 10;


    public static TheoryData<HttpTransportType> All =>
        [HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling];

    public static TheoryData<HttpTransportType> WithoutSockets => [HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Visitor_BeforeOneFront_Chats(HttpTransportType transport)
    {
        await using var proxy = await GuideProxy.Start([scene.Fronts[0]]);
        await using var visitor = await scene.Chat(proxy.Site, transport, "one-front");
    }

    [Fact]
    public async Task Visitors_BeforeTwoFronts_ChatOverWebSocketsAtBoth()
    {
        await using var proxy = await GuideProxy.Start(scene.Fronts);
        foreach (var visitor in await Chats(proxy.Site, HttpTransportType.WebSockets, route: false))
            await visitor.DisposeAsync();

        await Eventually.Holds(
            "both fronts to have had visitors", () => proxy.Requests.Select(request => request.Front).Distinct().Count() == 2);
    }

    [Theory]
    [MemberData(nameof(WithoutSockets))]
    public async Task Visitors_WhoseNetworkTakesAwayWebSockets_ChatAtBothFronts(HttpTransportType transport)
    {
        await using var proxy = await GuideProxy.Start(scene.Fronts);
        await Assert.ThrowsAnyAsync<Exception>(() => scene.Chat(proxy.WithoutSockets, HttpTransportType.WebSockets, null));

        // By chance the routes of ten visitors may all lead to one front.
        for (var round = 1; round == 1 || (round <= 3 && FrontsOf(proxy).Count == 1); round++)
        {
            foreach (var visitor in await Chats(proxy.WithoutSockets, transport, route: true))
                await visitor.DisposeAsync();
        }

        Assert.All(Routes(proxy), route => Assert.Single(route.Select(request => request.Front).Distinct()));
        Assert.True(
            FrontsOf(proxy).Count == 2, $"{string.Join(", ", FrontsOf(proxy))} of {string.Join(", ", scene.Fronts)}; {proxy.Errors}");
    }

    [Theory]
    [MemberData(nameof(WithoutSockets))]
    public async Task Client_ThatNamesNoRoute_IsKeptTogetherByItsAddress(HttpTransportType transport)
    {
        foreach (var visitor in await Chats(scene.BeforeTwo.WithoutSockets, transport, route: false))
            await visitor.DisposeAsync();
    }

    [Fact]
    public async Task Client_ThatNegotiatesItsWebSocket_IsKeptTogetherByItsAddress()
    {
        await using var visitor = await scene.Chat(scene.BeforeTwo.Site, HttpTransportType.WebSockets, null, negotiated: true);
    }

    /// <summary>The front says it itself, for proxies with other settings than the guide's.</summary>
    [Fact]
    public async Task EventStream_ThroughAProxyThatBuffers_PassesAsItComes()
    {
        await using var proxy = await GuideProxy.Start(scene.Fronts, without: "proxy_buffering off;");
        await using var visitor = await scene.Chat(proxy.Site, HttpTransportType.ServerSentEvents, "buffered");
    }

    [Fact]
    public async Task PlainAddress_IsRedirectedToTls()
    {
        using var http = ProxyScene.Http();
        using var answer = await http.GetAsync(new Uri(scene.BeforeTwo.Plain, "console?from=here"));
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, "https://127.0.0.1/console?from=here"),
            (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public void Cookie_ThatComesThroughTls_IsForTlsOnly() =>
        Assert.Contains("; secure", scene.SetCookie, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Reload_EndsTheOldWorkersAndTheirWebSockets()
    {
        await using var proxy = await GuideProxy.Start(scene.Fronts);
        await using var visitor = await scene.Chat(proxy.Site, HttpTransportType.WebSockets, null);
        var closed = new TaskCompletionSource();
        visitor.Connection.Closed += _ => Task.FromResult(closed.TrySetResult());
        var old = ProcessSignals.ChildrenOf(proxy.ProcessId);

        await proxy.Reload();

        await Eventually.Holds("the workers of before to end", () => !ProcessSignals.ChildrenOf(proxy.ProcessId).Intersect(old).Any());
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await using var back = await scene.Chat(proxy.Site, HttpTransportType.WebSockets, null);
    }

    private static IEnumerable<IGrouping<string, (string Front, string Route)>> Routes(GuideProxy proxy) =>
        proxy.Requests.Where(request => request.Route.StartsWith("visitor-", StringComparison.Ordinal)).GroupBy(request => request.Route);

    private static List<string> FrontsOf(GuideProxy proxy) => [.. Routes(proxy).Select(route => route.First().Front).Distinct()];

    private Task<VisitorClient[]> Chats(Uri site, HttpTransportType transport, bool route) => Task.WhenAll(
        Enumerable.Range(0, Visitors).Select(number => scene.Chat(site, transport, route ? $"visitor-{number}-{Guid.NewGuid():N}" : null)));
}
