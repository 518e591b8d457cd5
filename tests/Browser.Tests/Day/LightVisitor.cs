using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Browsers.Day;

/// <summary>A visitor without a browser: a connection to the hub, which has asked something.</summary>
internal sealed class LightVisitor : IAsyncDisposable
{
    private readonly HubConnection connection;

    private LightVisitor(HubConnection connection) => this.connection = connection;

    public static async Task<LightVisitor> Ask(Uri site, string channel, string name, string question)
    {
        var visitor = new LightVisitor(new HubConnectionBuilder().WithUrl(new Uri(site, "hubs/visitor")).Build());
        await visitor.connection.StartAsync();
        await visitor.Call<VisitorWelcome>("Hello", new VisitorHello(ProtocolVersion.Current, channel, null, AfterSeq: 0));
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await visitor.Call<VisitorChat>("Start", new StartChat(
            Guid.NewGuid().ToString("N"), key, name, null, question, Consent: true, "en", "https://shop.example/tents", null));
        return visitor;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task Call<T>(string method, object argument)
        where T : class => Assert.NotNull((await connection.InvokeAsync<Answer<T>>(method, argument)).Ok);
}
