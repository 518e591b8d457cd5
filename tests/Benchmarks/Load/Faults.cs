using OrleansChat.Benchmarks.Results;

namespace OrleansChat.Benchmarks.Load;

/// <summary>Counts what goes wrong under load, and keeps a few examples.</summary>
internal sealed class Faults
{
    private const int ExamplesKept = 5;

    private readonly Lock _gate = new();
    private readonly List<string> _examples = [];
    private long _failed;
    private long _missing;

    /// <summary>Counts a send that fails, when it has failed; the caller need not wait.</summary>
    public void Watch(Task send)
    {
        if (!send.IsCompletedSuccessfully)
            _ = CountFailure(send);
    }

    public void AddMissing(long count) => Interlocked.Add(ref _missing, count);

    public FaultCounts Read(long repeated)
    {
        lock (_gate)
            return new FaultCounts(_failed, repeated, Interlocked.Read(ref _missing), [.. _examples]);
    }

    private async Task CountFailure(Task send)
    {
        try
        {
            await send;
        }
        catch (Exception failure)
        {
            lock (_gate)
            {
                _failed++;
                if (_examples.Count < ExamplesKept)
                    _examples.Add($"{failure.GetType().Name}: {failure.Message}");
            }
        }
    }
}
