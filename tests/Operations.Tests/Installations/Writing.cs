using OrleansChat.Clients;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Operations.Installations;

/// <summary>A message that the server has acknowledged.</summary>
public sealed record Acknowledged(string MessageId, string Text, long Seq);

/// <summary>A visitor who writes one message after the other until it is stopped.</summary>
public sealed class Writing : IAsyncDisposable
{
    private readonly VisitorClient _visitor;
    private readonly List<Acknowledged> _acknowledged = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly string _name;
    private Task _running = Task.CompletedTask;

    private Writing(VisitorClient visitor, string name, string token) => (_visitor, _name, Token) = (visitor, name, token);

    /// <summary>Opens the chat again, from any front.</summary>
    public string Token { get; }

    /// <summary>So far, in the order of writing.</summary>
    public IReadOnlyList<Acknowledged> Acknowledged
    {
        get
        {
            lock (_acknowledged)
            {
                return [.. _acknowledged];
            }
        }
    }

    public static async Task<Writing> Start(Uri site, string name)
    {
        var visitor = await VisitorClient.Open(site, Installation.DemoChannel);
        Assert.Null((await visitor.Hello()).Refused);
        var chat = await visitor.Start($"{name} asks", name);
        Assert.True(chat.Ok is not null, chat.Refused?.Code);
        var writing = new Writing(visitor, name, chat.Ok!.Token);
        writing._running = writing.Write();
        return writing;
    }

    /// <summary>Waits until that many more were acknowledged.</summary>
    public Task GoesOn(int messages)
    {
        var before = Acknowledged.Count;
        return Eventually.Holds($"{messages} more messages of {_name}", () => _running.IsFaulted || Acknowledged.Count >= before + messages)
            .ContinueWith(awaited => _running.IsFaulted ? _running : awaited, TaskScheduler.Default).Unwrap();
    }

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(static _ => { }, TaskScheduler.Default);
        await _visitor.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Write()
    {
        for (var number = 1; !_stop.IsCancellationRequested; number++)
        {
            var message = new VisitorMessage(VisitorClient.NewId(), $"{_name} writes {number}");
            var sent = await _visitor.Send(message.Text, message.MessageId);
            Assert.True(sent.Ok is not null, sent.Refused?.Code);
            lock (_acknowledged)
            {
                _acknowledged.Add(new(message.MessageId, message.Text, sent.Ok!.Seq));
            }
        }
    }
}
