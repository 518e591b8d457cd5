using System.Text;
using OrleansChat.Clients;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Access;

/// <summary>Walks the matrix over HTTP: each endpoint by every caller.</summary>
[Collection(EdgeCollection.Name)]
public class EndpointMatrixTests(AccessScene scene)
{
    public static TheoryData<string> Rows() => [.. AccessMatrix.Endpoints.Select(row => row.Endpoint)];

    [Fact]
    public void Endpoints_InTheMatrix_AreComplete() =>
        AccessMatrix.AssertListed(
            Endpoints.Of(scene.Front).Select(each => $"{each.Method} {each.Pattern}"), AccessMatrix.Endpoints.Select(row => row.Endpoint));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Endpoint_ForEachCaller_AnswersAsTheMatrixSays(string endpoint)
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

    private async Task<string> Call(HttpRow row, Caller caller)
    {
        var (method, pattern) = (row.Endpoint.Split(' ')[0], row.Endpoint.Split(' ')[1]);
        var verb = method == "*"
            ? pattern.EndsWith("/negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get
            : new HttpMethod(method);
        var takes = Endpoints.Of(scene.Front).Single(each => $"{each.Method} {each.Pattern}" == row.Endpoint).Body;
        var json = takes is null ? "{}" : Samples.Of(takes, text: "", items: 0)!.ToJsonString();
        var body = verb == HttpMethod.Get || verb == HttpMethod.Head ? null : new StringContent(json, Encoding.UTF8, "application/json");
        var cookies = scene.CookiesOf(caller) ?? (caller == Caller.Nobody ? null : "orleans-chat=a-visitors-token");
        var response = await scene.Front.Ask(verb, Endpoints.PathOf(pattern), body, cookies);
        if (response.Headers.Contains("Set-Cookie"))
            await scene.SignInAgain(caller);
        return verb != HttpMethod.Head && response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && (await Browser.Problem(response)).TryGetProperty("code", out var code) ? code.GetString()! : $"{(int)response.StatusCode}";
    }
}
