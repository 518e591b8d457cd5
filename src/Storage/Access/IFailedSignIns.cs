namespace OrleansChat.Access;

/// <summary>Wrong passwords by address, whether or not it belongs to somebody.</summary>
public interface IFailedSignIns
{
    /// <summary>Counts an attempt, one of several at the same time too; until when the address is locked now, null: it is not.</summary>
    Task<DateTimeOffset?> Count(FailedSignIn attempt, CancellationToken cancellation);

    /// <summary>Until when the address is locked; null, or an instant in the past: it is not.</summary>
    Task<DateTimeOffset?> LockedUntil(string addressHash, CancellationToken cancellation);

    /// <summary>Those of the addresses that are locked now, and until when.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> Locks(IReadOnlyCollection<string> addressHashes, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The address is as if nobody had ever tried it.</summary>
    Task Clear(string addressHash, CancellationToken cancellation);

    /// <summary>
    /// Those that nobody tried since <paramref name="seenBefore"/>, and the oldest above 100,000, are as if they had never been; none
    /// that is locked now.
    /// </summary>
    Task Forget(DateTimeOffset seenBefore, DateTimeOffset now, CancellationToken cancellation);
}

/// <param name="AddressHash">The address itself is not stored.</param>
/// <param name="Now">When it was tried.</param>
/// <param name="Most">At so many the address is locked, and the count begins again.</param>
/// <param name="LockUntil">For how long.</param>
public sealed record FailedSignIn(string AddressHash, DateTimeOffset Now, int Most, DateTimeOffset LockUntil);
