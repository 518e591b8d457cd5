using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>The real journal, which stores as ever; between the commit and its answer it can be held.</summary>
internal sealed class HeldJournal(ISessionJournal journal) : ISessionJournal
{
    private readonly ConcurrentDictionary<SessionId, TaskCompletionSource> _unread = new();
    private volatile TaskCompletionSource? _held;
    private volatile TaskCompletionSource _stored = new();

    public static void InPlaceOf(IServiceCollection services)
    {
        var real = services.Single(service => service.ServiceType == typeof(ISessionJournal)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<ISessionJournal>(
            provider => new HeldJournal((ISessionJournal)ActivatorUtilities.CreateInstance(provider, real))));
    }

    /// <summary>From now on commits are answered when this is released. Answers when one has come.</summary>
    public Task Hold()
    {
        _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _stored.Task;
    }

    public void Release()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    public async ValueTask<AppendOutcome> Append(SessionAppend append, CancellationToken cancellation)
    {
        var outcome = await journal.Append(append, cancellation);
        if (_held is { } held)
        {
            _stored.TrySetResult();
            await held.Task;
        }

        return outcome;
    }

    /// <summary>From now on nobody is answered who reads this session's log.</summary>
    public void HoldReads(SessionId session) => _unread[session] = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ReleaseReads(SessionId session)
    {
        if (_unread.TryRemove(session, out var held))
            held.SetResult();
    }

    public async Task<IReadOnlyList<LoggedEvent>> Read(SessionId session, long afterSeq, int limit, CancellationToken cancellation)
    {
        if (_unread.TryGetValue(session, out var held))
            await held.Task.WaitAsync(cancellation);
        return await journal.Read(session, afterSeq, limit, cancellation);
    }
}
