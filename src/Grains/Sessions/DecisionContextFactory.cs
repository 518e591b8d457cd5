using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>
/// What a decision about one session goes by besides the session itself: settings, time, and whether the visitor is there.
/// </summary>
internal sealed class DecisionContextFactory(SessionLog log, ChannelPolicies policies, TimeSpan abandonAfter, TimeProvider time)
{
    private readonly DateTimeOffset _began = time.GetUtcNow();

    /// <summary>
    /// When a front last said that a window of the visitor is there. Fronts say it again and again, and at once where a silo died; an
    /// activation to which none has said it yet waits half as long as usual, so that nobody's end prolongs the wait by much.
    /// </summary>
    private DateTimeOffset? _visitorSeen;

    /// <summary>A window of the visitor is there now.</summary>
    public void NoteVisitor() => _visitorSeen = time.GetUtcNow();

    public async ValueTask<DecisionContext> Create(ChatSession session, SessionCommand command)
    {
        var channel = session.Summary?.Channel ?? (command as StartSession)?.Channel;
        var settings = channel is { } known ? await policies.Get(known) : new ChannelSettings { Name = "" };
        var target = command is DeleteMessage delete ? await log.Find(session, delete.Message) : null;
        return new(settings, Now(session), target, _visitorSeen ?? _began - abandonAfter / 2, abandonAfter);
    }

    /// <summary>
    /// Never before the last event, so that time in a log does not run backwards when clocks of silos differ; in whole
    /// microseconds, as the databases keep them, so that an event pushed and the same event read are equal.
    /// </summary>
    private DateTimeOffset Now(ChatSession session)
    {
        var now = time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return session.Recent is [.., { } last] && last.At > now ? last.At : now;
    }
}
