namespace OrleansChat.Access;

/// <summary>Attempts to sign in with addresses that belong to nobody.</summary>
public interface IUnknownSignIns
{
    /// <summary>Counts an attempt, one of several at the same time too; until when the address is locked now, null: it is not.</summary>
    Task<DateTimeOffset?> Count(UnknownSignIn attempt, CancellationToken cancellation);

    /// <summary>Those that nobody tried since then, and the oldest above 100,000, are as if they had never been.</summary>
    Task Forget(DateTimeOffset seenBefore, CancellationToken cancellation);
}

/// <param name="AddressHash">The address itself is not stored.</param>
/// <param name="Now">When it was tried.</param>
/// <param name="Most">At so many the address is locked, and the count begins again.</param>
/// <param name="LockUntil">For how long.</param>
public sealed record UnknownSignIn(string AddressHash, DateTimeOffset Now, int Most, DateTimeOffset LockUntil);
