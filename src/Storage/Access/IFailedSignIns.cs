namespace OrleansChat.Access;

/// <summary>
/// Counts wrong passwords by e-mail address, whether or not an account has that address, and locks an address after too many.
/// </summary>
public interface IFailedSignIns
{
    /// <summary>Counts an attempt, one of several at the same time too; until when the address is locked now, null: it is not.</summary>
    Task<DateTimeOffset?> Count(FailedSignIn attempt, CancellationToken cancellation);

    /// <summary>Until when the address is locked; null, or an instant in the past: it is not.</summary>
    Task<DateTimeOffset?> LockedUntil(string addressHash, CancellationToken cancellation);

    /// <summary>The locked ones among these addresses, and until when each is locked.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> Locks(
        IReadOnlyCollection<string> addressHashes, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Forgets the attempts at this address.</summary>
    Task Clear(string addressHash, CancellationToken cancellation);

    /// <summary>
    /// Forgets the addresses that nobody tried since <paramref name="seenBefore"/>,
    /// and the oldest above 100,000, but none that is locked now.
    /// </summary>
    Task Forget(DateTimeOffset seenBefore, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>A sign-in with a wrong password.</summary>
/// <param name="AddressHash">The address itself is not stored.</param>
/// <param name="Now">When it was tried.</param>
/// <param name="Most">At so many the address is locked, and the count begins again.</param>
/// <param name="LockUntil">For how long.</param>
public sealed record FailedSignIn(string AddressHash, DateTimeOffset Now, int Most, DateTimeOffset LockUntil);
