namespace OrleansChat.Backups;

/// <summary>Copies a database that is in use, as it was at one moment.</summary>
internal interface IDatabaseCopy
{
    /// <summary>Writes the copy into an empty file. Throws <see cref="BackupRefusedException"/>.</summary>
    Task Write(string file, CancellationToken cancellation);

    /// <summary>
    /// Reads the whole copy. Answers the number of its schema step; throws <see cref="BackupRefusedException"/> where it is not good.
    /// </summary>
    Task<int> Check(string file, CancellationToken cancellation);
}
