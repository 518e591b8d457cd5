using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.People;

/// <summary>Every endpoint of people, mail, audit and profile, against everybody who must not reach it.</summary>
[Collection(PeopleCollection.Name)]
public class EndpointMatrixTests(PeopleHost host)
{
    private const string Somebody = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Administration_refuses_strangers_and_those_who_are_no_administrators()
    {
        var (agent, _) = await host.Joined("No Admin");
        using var _2 = agent;
        using var stranger = new Browser(host.Site);
        var endpoints = Endpoints("/api/admin");
        Assert.True(endpoints.Count >= 24, $"Only {endpoints.Count} endpoints were found.");
        foreach (var (method, path) in endpoints)
        {
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await Ask(stranger, method, path)));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await Ask(agent, method, path)));
        }
    }

    [Fact]
    public async Task Profiles_refuse_strangers()
    {
        using var stranger = new Browser(host.Site);
        var endpoints = Endpoints("/api/profile");
        Assert.True(endpoints.Count >= 12, $"Only {endpoints.Count} endpoints were found.");
        foreach (var (method, path) in endpoints)
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await Ask(stranger, method, path)));
    }

    [Theory]
    [InlineData("/api/admin")]
    [InlineData("/api/profile")]
    [InlineData("/api/account")]
    public async Task Other_websites_change_nothing_with_an_administrators_cookie(string group)
    {
        foreach (var (method, path) in Endpoints(group).Where(endpoint => endpoint.Method != HttpMethod.Get))
        {
            var response = await host.Front.Ask(
                method, path, new StringContent("{}", Encoding.UTF8, "application/json"), host.Admin.Cookies, ("Origin", "https://evil.example"));
            Assert.Equal((path, RefusalCodes.OriginNotAllowed), (path, await Browser.Code(response)));
        }
    }

    private async Task<HttpStatusCode> Ask(Browser browser, HttpMethod method, string path)
    {
        var body = method == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        return (await host.Front.Ask(method, path, body, browser.Cookies.Length == 0 ? null : browser.Cookies)).StatusCode;
    }

    /// <summary>As the running front has them: nobody can forget to list one.</summary>
    private List<(HttpMethod Method, string Path)> Endpoints(string group) =>
    [
        .. host.Front.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(group, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(
                method => (new HttpMethod(method), endpoint.RoutePattern.RawText!.TrimStart('/')
                    .Replace("{id}", Somebody, StringComparison.Ordinal).Replace("{token}", Somebody, StringComparison.Ordinal).TrimEnd('/')))),
    ];
}
