namespace OrleansChat.Sessions;

/// <summary>
/// The part of the journal that differs between databases: one connection of the one writer. After
/// <see cref="CommitFailure.Unknown"/> it is thrown away and a new one is made; after the others it goes on.
/// </summary>
internal interface IBatchStore : IAsyncDisposable
{
    /// <summary>
    /// Inserts all events and moves the summaries forward, in one transaction. Sorted; throws when anything is refused, and
    /// then nothing is stored, or (connection lost) nobody knows.
    /// </summary>
    ValueTask Commit(ArraySegment<PendingAppend> appends, CancellationToken cancellation);

    /// <summary>What an exception of <see cref="Commit"/> means.</summary>
    CommitFailure Classify(Exception failure);
}

/// <summary>Makes the stores of one database.</summary>
internal interface IBatchStoreFactory
{
    /// <summary>True: <see cref="IBatchStore.Commit"/> blocks its thread, so the writer needs one of its own.</summary>
    bool Blocks { get; }

    IBatchStore Create();
}

/// <summary>Why a commit failed.</summary>
internal enum CommitFailure
{
    /// <summary>A row is in the way of another (primary key, message id, open chat): nothing of the batch is stored.</summary>
    Conflict,

    /// <summary>The database cannot store a row (too long, not valid): nothing of the batch is stored.</summary>
    BadRow,

    /// <summary>The database is away or busy: the outcome is unknown, another attempt may work.</summary>
    Unknown,
}
