using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>Agents are told by one-way notices that a chat is not theirs any more, and such a notice may get lost.</summary>
public sealed class LostNoticeTests : IAsyncLifetime
{
    private readonly LostNotices _notices = new();
    private readonly FrontHost _front;

    public LostNoticeTests() => _front = new() { Replace = services => services.AddSingleton<IIncomingGrainCallFilter>(_notices) };

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task FormerAgent_WhomNoNoticeReaches_HearsNoMoreOfTheChat()
    {
        var channel = (await _front.NewChannel()).Id;
        await using var anna = await _front.PresentAgent(channel, "respond");
        await using var manager = await _front.PresentAgent(channel, "respond", "manager");
        await using var visitor = await VisitorClient.Open(_front.Site, channel);
        Assert.Null((await visitor.Hello()).Refused);
        var session = (await visitor.Start("Is anybody there?")).Ok!.Log.SessionId;
        Assert.NotNull((await anna.Accept(session)).Ok!.Log);
        await Eventually.Holds("nothing is on the way", () => anna.Chats.Items.Any(row => row.Id == session));
        _notices.Lost = true;

        Assert.NotNull((await manager.Ask<AcceptedChat>("TakeOver", session, VisitorClient.NewId())).Ok!.Log);

        await anna.Resyncs.Get("that she should read again", _ => true);
        await visitor.Send("for the manager only");
        await manager.Events.Get("the words", push => push.Event.Text == "for the manager only");
        Assert.DoesNotContain(anna.Events.Items, push => push.Event.Text == "for the manager only");
        Assert.Equal(RefusalCodes.PermissionMissing, (await anna.Open(session)).Refused?.Code);
    }

    private sealed class LostNotices : IIncomingGrainCallFilter
    {
        public volatile bool Lost;

        public Task Invoke(IIncomingGrainCallContext context) =>
            Lost && context.MethodName == nameof(IAgentGrain.Notice) ? Task.CompletedTask : context.Invoke();
    }
}
