using System.Net;
using System.Text;
using System.Text.Json;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Edge.Http;

/// <summary>What is too large over HTTP gets a code, and the front goes on.</summary>
[Collection(EdgeCollection.Name)]
public class SizeTests(AccessScene scene)
{
    [Fact]
    public async Task Body_WithFieldsTooLong_IsRefusedWithACode()
    {
        var endpoints = Endpoints.Of(scene.Front)
            .Where(endpoint => endpoint.Body is not null && Overlong(endpoint).Count > 0).ToArray();
        Assert.True(endpoints.Length > 15, $"Only {endpoints.Length} endpoints were found.");
        foreach (var endpoint in endpoints)
        {
            var response = await Send(endpoint, JsonSerializer.Serialize(Overlong(endpoint)));
            if (endpoint.Pattern == "/api/admin/channels/{id}/preview")
            {
                // It is asked what is wrong, and says so.
                Assert.Equal(RefusalCodes.SettingsInvalid, (await Browser.Value<ChannelPreview>(response)).Problems!.Code);
                continue;
            }

            Assert.True(
                (int)response.StatusCode is >= 400 and < 500, $"{endpoint.Method} {endpoint.Pattern} answered {(int)response.StatusCode}.");
            Assert.NotNull(await Browser.Code(response));
        }
    }

    [Fact]
    public async Task Body_BeyondTheLimit_IsRefusedAsTooLarge()
    {
        foreach (var endpoint in Endpoints.Of(scene.Front).Where(endpoint => endpoint.Body is not null))
        {
            var response = await Send(endpoint, $"{{\"name\":\"{new string('x', (int)endpoint.BodyLimit + 5_000)}\"}}");
            Assert.Equal((endpoint.Pattern, HttpStatusCode.RequestEntityTooLarge), (endpoint.Pattern, response.StatusCode));
            Assert.Equal(RefusalCodes.TooLarge, await Browser.Code(response));
        }
    }

    [Fact]
    public async Task HeadersAndAddresses_BeyondTheLimit_AreRefused()
    {
        Assert.Equal(
            HttpStatusCode.RequestHeaderFieldsTooLarge,
            (await scene.Front.Ask(HttpMethod.Get, "demo", null, header: ("X-Long", new string('x', 20_000)))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await scene.Front.Get($"demo?{new string('x', 9_000)}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scene.Front.Get("demo")).StatusCode);
    }

    /// <summary>By name, every text of the record, each too long for any field, and all of them together in a body that is taken.</summary>
    private static Dictionary<string, object> Overlong(KnownEndpoint endpoint)
    {
        var texts = endpoint.Body!.GetProperties().Where(property => property.PropertyType == typeof(string) && property.CanRead).ToArray();
        var text = new string('x', (int)Math.Max(9_000, endpoint.BodyLimit / (texts.Length + 1)));
        return texts.ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), _ => (object)text);
    }

    /// <summary>The body leaves once it is wanted: a front that takes no more of it closes the connection.</summary>
    private Task<HttpResponseMessage> Send(KnownEndpoint endpoint, string body) => scene.Front.Ask(
        new HttpMethod(endpoint.Method),
        endpoint.Path,
        new StringContent(body, Encoding.UTF8, "application/json"),
        scene.CookiesOf(Caller.Administrator),
        ("Expect", "100-continue"));
}
