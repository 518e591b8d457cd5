using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Mail;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Edge.Validation;

/// <summary>JSON may have null in every place; nothing of that is a surprise to the server.</summary>
public sealed class NullTests : IAsyncLifetime
{
    private readonly FrontHost _front = new() { Settings = FrontHost.WithoutLimits };

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task Endpoint_NullInAnyPlaceOfTheBody_IsNoSurprise()
    {
        var bodies = Endpoints.Of(_front).Where(
            endpoint => endpoint.Body is not null && !endpoint.Path.EndsWith("sign-out-elsewhere", StringComparison.Ordinal)).ToArray();
        Assert.True(bodies.Length > 20, $"Only {bodies.Length} endpoints with a body were found.");
        var wrong = new List<string>();
        foreach (var endpoint in bodies)
        {
            var whole = Samples.Of(endpoint.Body!)!;
            foreach (var place in Samples.Places(whole))
            {
                var path = endpoint.Path.Replace("0123456789abcdef0123456789abcdef", FrontHost.DemoChannel, StringComparison.Ordinal);
                var answer = await _front.Ask(
                    new HttpMethod(endpoint.Method), path, JsonContent.Create(Samples.WithNull(whole, place)), _front.Administrator);
                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                    wrong.Add($"{endpoint.Method} {endpoint.Pattern} with null at {string.Join('.', place)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Hub_NullInAnyPlaceOfTheArguments_IsNoSurprise()
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        Assert.Null((await visitor.Hello()).Refused);
        await Eventually.Holds("the channel is open", async () => (await visitor.Start("Anybody there?")).Refused is null);
        List<string> wrong =
        [
            .. await Surprises(visitor.Connection, typeof(IVisitorHub)),
            .. await Surprises(agent.Connection, typeof(IAgentHub)),
        ];
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("look")]
    [InlineData("preChat")]
    [InlineData("allowedOrigins")]
    public async Task Preview_PartIsNull_IsRefusedWithItsField(string part)
    {
        var body = new JsonObject { ["name"] = "Shop", [part] = null };
        var answer = await _front.Ask(
            HttpMethod.Post, $"api/admin/channels/{FrontHost.DemoChannel}/preview", JsonContent.Create(body), _front.Administrator);
        var details = (await Browser.Problem(answer)).GetProperty("details");
        Assert.Equal((part, "required"), (details.GetProperty("field").GetString(), details.GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task MailHost_IsIPv6InBrackets_IsTaken()
    {
        var mail = new SaveMailRequest("[::1]", 2525, "none", null, null, "chat@example.com", "Chat", "https://chat.example.com");
        var answer = await _front.Ask(HttpMethod.Put, "api/admin/mail", JsonContent.Create(mail), _front.Administrator);
        Assert.Equal("::1", (await Browser.Value<MailSettingsView>(answer)).Host);
        var test = await _front.Post(
            "test", new TestMailRequest(mail with { Port = 1 }, "a@example.com", "en"), "api/admin/mail/", _front.Administrator);
        Assert.Equal(RefusalCodes.MailRejected, await Browser.Code(test));
    }

    private static async Task<List<string>> Surprises(HubConnection connection, Type hub)
    {
        var wrong = new List<string>();
        foreach (var method in hub.GetMethods())
        {
            var whole = new JsonArray([.. method.GetParameters().Select(parameter => Samples.Of(parameter.ParameterType))]);
            foreach (var place in Samples.Places(whole))
            {
                if (await Call(connection, method, (JsonArray)Samples.WithNull(whole, place)) == RefusalCodes.Unexpected)
                    wrong.Add($"{hub.Name}.{method.Name} with null at {string.Join('.', place)}");
            }
        }

        return wrong;
    }

    private static async Task<string?> Call(HubConnection connection, MethodInfo method, JsonArray arguments)
    {
        object?[] values = [.. arguments];
        if (!method.ReturnType.IsGenericType)
        {
            await connection.InvokeCoreAsync(method.Name, values);
            return null;
        }

        var answer = await connection.InvokeCoreAsync<JsonElement>(method.Name, values);
        return answer.TryGetProperty("refused", out var refused) && refused.ValueKind == JsonValueKind.Object
            ? refused.GetProperty("code").GetString()
            : null;
    }
}
