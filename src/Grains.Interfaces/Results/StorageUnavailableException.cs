namespace OrleansChat.Results;

/// <summary>
/// A grain could not reach the database where its answer has no room for a refusal. Callers treat it as
/// <see cref="RefusalCodes.StorageUnavailable"/>: nothing is known to be stored, trying again makes sense.
/// </summary>
[GenerateSerializer, Alias("chat.storage-unavailable")]
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
        : this("The database is away.")
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
