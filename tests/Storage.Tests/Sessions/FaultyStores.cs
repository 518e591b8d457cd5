using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansChat.Sessions;

/// <summary>Sits around the commit of a real database: holds commits, and loses answers of those that succeeded.</summary>
internal sealed class FaultyStores(IBatchStoreFactory inner) : IBatchStoreFactory
{
    private TaskCompletionSource _gate = Opened();
    private int _answersToLose;
    private int _held;

    public bool Blocks => inner.Blocks;

    /// <summary>Sizes of all tried commits.</summary>
    public ConcurrentQueue<int> Tried { get; } = new();

    /// <summary>Failures that the database itself reported.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    public bool HoldsCommit => Volatile.Read(ref _held) > 0;

    /// <summary>Puts itself around the registered database.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IBatchStoreFactory)).ImplementationFactory!;
        services.AddSingleton<FaultyStores>(provider => new FaultyStores((IBatchStoreFactory)real(provider)));
        services.AddSingleton<IBatchStoreFactory>(provider => provider.GetRequiredService<FaultyStores>());
    }

    public void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _gate.SetResult();

    /// <summary>The next commits succeed in the database, and their answers do not arrive.</summary>
    public void LoseAnswers(int count) => Volatile.Write(ref _answersToLose, count);

    public IBatchStore Create() => new Store(this, inner.Create());

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    private sealed class Store(FaultyStores faults, IBatchStore real) : IBatchStore
    {
        public async ValueTask Commit(ArraySegment<PendingAppend> appends, CancellationToken cancellation)
        {
            faults.Tried.Enqueue(appends.Count);
            Interlocked.Increment(ref faults._held);
            if (faults.Blocks)
                faults._gate.Task.Wait(cancellation);
            else
                await faults._gate.Task.WaitAsync(cancellation);
            Interlocked.Decrement(ref faults._held);
            try
            {
                await real.Commit(appends, cancellation);
            }
            catch (Exception failure)
            {
                faults.Failures.Enqueue(failure);
                throw;
            }
            if (Interlocked.Decrement(ref faults._answersToLose) >= 0)
                throw new AnswerLostException();
        }

        public CommitFailure Classify(Exception failure) =>
            failure is AnswerLostException ? CommitFailure.Unknown : real.Classify(failure);

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }

    private sealed class AnswerLostException() : Exception("The answer of this commit is lost (test).");
}
