namespace OrleansChat.Sessions;

/// <summary>
/// Commits a batch and answers each of its appends. A batch that the database refuses is halved until the refused append is alone, so
/// that one bad row costs few commits and fails nothing else.
/// </summary>
internal sealed class BatchCommitter(
    RetryingCommitter committer, ConflictReader conflicts, JournalOptions options, JournalMetrics metrics) : IAsyncDisposable
{
    private const int ConflictAttempts = 3;

    public async ValueTask Commit(ArraySegment<PendingAppend> appends)
    {
        var result = await committer.Commit(appends);
        if (result.Refused is null)
        {
            Answer(appends, result.GaveUp ? Unavailable : new AppendOutcome(AppendStatus.Committed));
        }
        else if (appends.Count == 1)
        {
            await ResolveRefused(appends, result.Refused.Value);
        }
        else
        {
            var half = appends.Count / 2;
            await Commit(appends[..half]);
            await Commit(appends[half..]);
        }
    }

    public ValueTask DisposeAsync() => committer.DisposeAsync();

    private AppendOutcome Unavailable => new(AppendStatus.Unavailable, options.UnavailableRetryAfter);

    private async ValueTask ResolveRefused(ArraySegment<PendingAppend> single, Refused refused)
    {
        for (var attempt = 1; refused.Kind == CommitFailure.Conflict && attempt <= ConflictAttempts; attempt++)
        {
            var (known, outcome) = await FindConflict(single[0]);
            if (!known)
                outcome = Unavailable;
            if (outcome is not null)
            {
                Answer(single, outcome.Value);
                return;
            }
            // What was in the way is gone: an open chat that was closed in between.
            var result = await committer.Commit(single);
            if (result.Refused is null)
            {
                Answer(single, result.GaveUp ? Unavailable : new AppendOutcome(AppendStatus.Committed));
                return;
            }
            refused = result.Refused.Value;
        }
        single[0].Fail(new AppendRejectedException(single[0].Summary.Id, refused.Failure));
    }

    private async ValueTask<(bool Known, AppendOutcome? Outcome)> FindConflict(PendingAppend append)
    {
        var left = committer.TimeLeft(append);
        if (left <= TimeSpan.Zero)
            return (false, null);
        using var limit = new CancellationTokenSource(left);
        try
        {
            return (true, await conflicts.Find(append, limit.Token));
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or OperationCanceledException)
        {
            committer.LogConflictUnread(failure);
            return (false, null);
        }
    }

    private void Answer(ArraySegment<PendingAppend> appends, AppendOutcome outcome)
    {
        metrics.Answered(outcome.Status, appends.Count);
        foreach (var append in appends)
            append.Complete(outcome);
    }
}
