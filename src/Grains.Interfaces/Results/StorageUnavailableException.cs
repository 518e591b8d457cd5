namespace OrleansChat.Results;

/// <summary>
/// The database did not do what a grain asked, where the grain's answer has no
/// room for a refusal: nothing is known to be stored, trying again makes sense.
/// </summary>
[GenerateSerializer, Alias("chat.storage-unavailable")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>
    /// What the one who asked is told; null, also from silos of before: <see cref="RefusalCodes.StorageUnavailable"/>, after a second.
    /// </summary>
    [Id(0)]
    public Refusal? Refusal { get; init; }

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
