using Orleans.Concurrency;

namespace OrleansChat.Delivery;

/// <summary>Takes signals from silos and hands each to its feed. Never waits for a connection.</summary>
internal sealed partial class FrontObserver(FeedDirectory feeds, ILogger<FrontObserver> logger) : IFrontObserver
{
    public Task Deliver(Immutable<FrontSignal[]> signals)
    {
        foreach (var signal in signals.Value)
        {
            try
            {
                if (signal is MissedSignal)
                    SuspectAll();
                else
                    feeds.Receiver(KeyOf(signal))?.Receive(signal);
            }
            catch (Exception surprise)
            {
                // One bad signal must not cost the others of the batch.
                LogSignalFailed(logger, surprise, signal.GetType().Name);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The renewal looks after them within a second.</summary>
    private void SuspectAll()
    {
        LogMissed(logger, feeds.Count);
        feeds.SuspectAll();
    }

    private static FeedKey KeyOf(FrontSignal signal) => signal switch
    {
        SessionEventsSignal events => FeedKey.Of(FeedKind.Session, events.Session),
        TypingSignal typing => FeedKey.Of(FeedKind.Session, typing.Session),
        QueueSignal queue => FeedKey.Of(FeedKind.Queue, queue.Queue.Channel),
        AvailabilitySignal availability => FeedKey.Of(FeedKind.Availability, availability.Channel),
        SettingsSignal settings => FeedKey.Of(FeedKind.Settings, settings.Channel),
        FiguresSignal figures => FeedKey.Of(FeedKind.Figures, figures.Channel),
        AgentSignal agent => FeedKey.Of(FeedKind.Agent, agent.Agent),
        SignedOutSignal signedOut => FeedKey.Of(FeedKind.Agent, signedOut.Agent),
        _ => default,
    };

    [LoggerMessage(LogEvents.FrontObserverMissed, LogLevel.Information, "Signals were missed: watching {Count} feeds again")]
    private static partial void LogMissed(ILogger logger, int count);

    [LoggerMessage(LogEvents.FrontObserverSignalFailed, LogLevel.Error, "A {Signal} could not be passed on")]
    private static partial void LogSignalFailed(ILogger logger, Exception failure, string signal);
}
