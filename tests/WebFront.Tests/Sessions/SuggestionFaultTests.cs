using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansChat.Channels;
using OrleansChat.Hosting;

namespace OrleansChat.Sessions;

/// <summary>A search for suggestions that hangs or fails keeps no visitor from the queue.</summary>
public sealed class SuggestionFaultTests : IAsyncLifetime
{
    private readonly Source _source = new();
    private readonly LogCapture _logs = new();
    private readonly List<string> _outcomes = [];
    private readonly MeterListener _listener = new();
    private FrontHost _front = null!;

    public async Task InitializeAsync()
    {
        _front = new() { Logs = _logs, Replace = services => services.Replace(ServiceDescriptor.Singleton<ISuggestionSource>(_source)) };
        await _front.InitializeAsync();
        await _front.Change(FrontHost.DemoChannel, settings => settings with { PreChat = settings.PreChat with { Faq = new(On: true) } });
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "chat.front.suggestions")
                listener.EnableMeasurementEvents(instrument);
        };
        // Other fronts of this process count in the same place; none of theirs fails.
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (count == 0 || tags[0].Value is not ("late" or "failed" or "busy"))
                return;
            lock (_outcomes)
                _outcomes.Add($"{tags[0].Value}");
        });
        _listener.Start();
    }

    public async Task DisposeAsync()
    {
        _source.Release();
        _listener.Dispose();
        await _front.DisposeAsync();
    }

    [Fact]
    public async Task Start_WhileTheSearchFailsOrHangs_GoesStraightToTheQueue()
    {
        await using var agent = await _front.PresentAgent();

        _source.Fails = true;
        await AssertQueued("failed", "the search for suggestions failed");
        _source.Fails = false;
        await AssertQueued("late", "no articles were found within 150 ms");
        for (var hanging = 1; hanging < 8; hanging++)
            await AssertQueued("late", "no articles were found within 150 ms");
        // Those hang still: no more threads wait with them.
        await AssertQueued("busy", "8 searches for suggestions are under way");
    }

    private async Task AssertQueued(string outcome, string said)
    {
        await using var visitor = await _front.Visitor();
        await visitor.Hello();
        var started = (await visitor.Start($"Does nobody answer? {outcome}")).Ok!;
        Assert.Equal("inQueue", started.Log.Status);
        Assert.NotNull(started.Queue);
        lock (_outcomes)
            Assert.Equal(outcome, _outcomes[^1]);
        Assert.Contains(_logs.Lines, line => line.Contains(said, StringComparison.Ordinal));
        Assert.DoesNotContain(_logs.Lines, line => line.Contains("Does nobody answer?", StringComparison.Ordinal));
    }

    /// <summary>Does not even heed that it is told to stop.</summary>
    private sealed class Source : ISuggestionSource
    {
        private readonly TaskCompletionSource _released = new();

        public bool Fails { get; set; } = true;

        public void Release() => _released.TrySetResult();

        public async Task<IReadOnlyList<SuggestedArticle>> Find(
            ChannelSettings settings, string question, string? language, CancellationToken cancellation)
        {
            if (Fails)
                throw new InvalidOperationException("The index is broken.");
            await _released.Task;
            return [];
        }
    }
}
