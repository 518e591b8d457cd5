using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Clients;
using OrleansChat.Hosting;

namespace OrleansChat.Access;

/// <summary>Walks the matrix over HTTP: each endpoint by every caller.</summary>
public class EndpointMatrixTests(AccessScene scene) : IClassFixture<AccessScene>
{
    private const string Nothing = "0123456789abcdef0123456789abcdef";

    public static TheoryData<string> Rows() => [.. AccessMatrix.Endpoints.Select(row => row.Endpoint)];

    [Fact]
    public void Every_endpoint_has_a_row() =>
        AccessMatrix.AssertListed(EndpointsOf(scene.Front), AccessMatrix.Endpoints.Select(row => row.Endpoint));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_endpoint_gives_each_caller_what_the_matrix_says(string endpoint)
    {
        var row = AccessMatrix.Endpoints.Single(row => row.Endpoint == endpoint);
        var wrong = new List<string>();
        foreach (var caller in Expected.Callers)
        {
            var outcome = await Call(row, caller);
            if (outcome != row.Expected[caller])
                wrong.Add($"{caller} got {outcome}, and should get {row.Expected[caller]}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>As the running front has them: <c>GET /api/account</c>; any method: <c>* /health/live</c>.</summary>
    internal static IEnumerable<string> EndpointsOf(FrontHost front) =>
        from endpoint in front.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]
        select $"{method} {pattern}";

    private async Task<string> Call(HttpRow row, Caller caller)
    {
        var (method, pattern) = (row.Endpoint.Split(' ')[0], row.Endpoint.Split(' ')[1]);
        var path = pattern.Replace("{id}", Nothing, StringComparison.Ordinal).Replace("{token}", Nothing, StringComparison.Ordinal)
            .Replace("{hash}", Nothing + Nothing, StringComparison.Ordinal).Replace("{**path}", "", StringComparison.Ordinal);
        var verb = method == "*" ? pattern.EndsWith("/negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get : new HttpMethod(method);
        var body = verb == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        var cookies = scene.CookiesOf(caller) ?? (caller == Caller.Nobody ? null : "orleans-chat=a-visitors-token");
        var response = await scene.Front.Ask(verb, path, body, cookies);
        if (response.Headers.Contains("Set-Cookie"))
            await scene.SignInAgain(caller);
        return response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && (await Browser.Problem(response)).TryGetProperty("code", out var code) ? code.GetString()! : $"{(int)response.StatusCode}";
    }
}
