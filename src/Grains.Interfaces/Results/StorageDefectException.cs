namespace OrleansChat.Results;

/// <summary>
/// The database cannot do what a grain asked of it, however often: a defect. Callers treat it as <see cref="RefusalCodes.Unexpected"/>; the
/// driver's own exception, which they may not know, is in the silo's log.
/// </summary>
[GenerateSerializer, Alias("chat.storage-defect")]
public sealed class StorageDefectException : Exception
{
    public StorageDefectException()
        : this("The database could not carry out a statement.")
    {
    }

    public StorageDefectException(string message)
        : base(message)
    {
    }

    public StorageDefectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
