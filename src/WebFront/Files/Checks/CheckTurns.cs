using OrleansChat.Results;

namespace OrleansChat.Files.Checks;

/// <summary>
/// One look at each upload at a time, on whichever front. Whoever looks says so again and again, so that the next one takes over soon
/// after a front died.
/// </summary>
internal sealed class CheckTurns(IFileStore files, TimeProvider time)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly Refusal Gone = new(RefusalCodes.FileNotFound);

    /// <summary>
    /// What <paramref name="look"/> finds, or what somebody else found. Its token is cancelled where the file goes meanwhile.
    /// </summary>
    public async Task<Result<StoredFile>> Take(
        StoredFile file, Func<StoredFile, CancellationToken, Task<Result<StoredFile>>> look, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (await files.Find(file.Id, cancellation) is { } now)
        {
            if (now.File.State != FileState.Uploading || !now.IsComplete)
                return now;
            var until = Until();
            if (await files.TakeTurn(file.Id, until, null, cancellation))
                return await Look(now, until, look, cancellation);
            if (time.GetElapsedTime(began) > LongestWait)
                return new Refusal(RefusalCodes.FileScannerAway, RetryAfter: TimeSpan.FromSeconds(10));
            await Task.Delay(Poll, time, cancellation);
        }

        return Gone;
    }

    private async Task<Result<StoredFile>> Look(
        StoredFile file,
        DateTimeOffset until,
        Func<StoredFile, CancellationToken, Task<Result<StoredFile>>> look,
        CancellationToken cancellation)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var done = new CancellationTokenSource();
        var holding = Hold(file.Id, until, lost, done.Token);
        try
        {
            return await look(file, lost.Token);
        }
        catch (Exception fault) when (
            fault is EndOfStreamException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // Cancelled, erased, or taken over: what it is now counts.
            if (await files.Find(file.Id, cancellation) is not { } now)
                return Gone;
            if (now.File.State == FileState.Uploading)
                throw;
            return now;
        }
        finally
        {
            await done.CancelAsync();
            await files.LeaveTurn(file.Id, await holding, CancellationToken.None);
        }
    }

    /// <summary>Answers until when the turn was held at last.</summary>
    private async Task<DateTimeOffset> Hold(FileId id, DateTimeOffset until, CancellationTokenSource lost, CancellationToken done)
    {
        while (true)
        {
            await Task.Delay(Renewal, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
                return until;
            var next = Until();
            if (!await files.TakeTurn(id, next, until, CancellationToken.None))
            {
                // It is settled (by this look, or another), or gone.
                await lost.CancelAsync();
                return until;
            }

            until = next;
        }
    }

    /// <summary>As databases keep it, so that it is found again.</summary>
    private DateTimeOffset Until() =>
        DateTimeOffset.FromUnixTimeMilliseconds((time.GetUtcNow() + Turn).ToUnixTimeMilliseconds());
}
