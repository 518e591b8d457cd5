using Microsoft.EntityFrameworkCore;
using OrleansChat.Results;

namespace OrleansChat.Storage;

/// <summary>Runs several writes in one transaction: all are stored, or none is.</summary>
public static class TransactionExtensions
{
    /// <summary>Commits when the work answers a value, and undoes everything when it is refused or throws.</summary>
    public static Task<Result<T>> InTransaction<T>(
        this ChatDbContext database, Func<Task<Result<T>>> work, CancellationToken cancellation) =>
        // A provider that repeats failed transactions wants to run them itself.
        database.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            database.Undone();
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            var result = await work();
            if (!result.IsOk)
            {
                database.Undone();
                return result;
            }

            await transaction.CommitAsync(cancellation);
            database.Committed();
            return result;
        });
}
